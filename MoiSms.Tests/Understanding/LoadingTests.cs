using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

public sealed class LoadingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("words").FullName;

    public LoadingTests() => Directory.CreateDirectory(Path.Combine(folder, "words"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_word_added_to_content_is_understood_without_a_change_of_code()
    {
        Write("words/a.yaml", "concepts:\n  residency: { weight: 10, en: [sticker] }\nrules:\n  - { read: residency, when: residency }\n");
        Understander().Understand("my sticker", ConversationContext.Empty).Intent.ShouldBe(Intent.Residency);
    }

    [Fact]
    public void Areas_of_the_list_are_known_beside_those_of_the_words()
    {
        Write("words/a.yaml", "places:\n  one: [Firstville]\nrules:\n  - { read: centre, when: place }\n");
        Write("areas.yaml", "areas:\n  - { id: two, governorate: jahra, name: { ar: الثانية, en: Secondville }, lat: 29, lon: 48, spellings: [secville], source: test }\n");
        var understander = Understander();
        understander.Understand("Firstville", ConversationContext.Empty).Slots.Place.ShouldBe("one");
        understander.Understand("secville", ConversationContext.Empty).Slots.Place.ShouldBe("two");
        understander.Understand("بالثانية", ConversationContext.Empty).Slots.Place.ShouldBe("two");
    }

    [Theory]
    [InlineData("rules:\n  - { read: residency, when: nothing }\n", "nothing")]
    [InlineData("rules:\n  - { read: nonsense, when: place }\n", "nonsense")]
    [InlineData("rules:\n  - { read: residency }\n", "no condition")]
    [InlineData("concept:\n  residency: {}\n", "a.yaml:1")]
    [InlineData("concepts:\n  residency: { weight: many }\n", "a.yaml:2")]
    public void A_fault_names_the_file_and_what_is_wrong(string yaml, string named)
    {
        Write("words/a.yaml", yaml);
        var fault = Should.Throw<FormatException>(Understander).Message;
        fault.ShouldContain("a.yaml");
        fault.ShouldContain(named);
    }

    private TextUnderstander Understander() => TextUnderstander.Load(folder);

    private void Write(string path, string yaml) => File.WriteAllText(Path.Combine(folder, path), yaml);
}
