using MoiSms.Core.Content;
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
        Write("areas.yaml", "areas:\n  - { id: one, name: { ar: الاولى, en: First } }\n  - { id: two, governorate: jahra, name: { ar: "
            + "الثانية, en: Secondville }, lat: 29, lon: 48, spellings: [secville], source: test }\n");
        var understander = Understander();
        understander.Understand("Firstville", ConversationContext.Empty).Slots.Place.ShouldBe("one");
        understander.Understand("secville", ConversationContext.Empty).Slots.Place.ShouldBe("two");
        understander.Understand("بالثانية", ConversationContext.Empty).Slots.Place.ShouldBe("two");
    }

    [Theory]
    [InlineData("rules:\n  - { read: residency, when: nothing }\n", 2, "concept 'nothing'")]
    [InlineData("rules:\n  - { read: residency, when: place, not: nothing }\n", 2, "concept 'nothing'")]
    [InlineData("groups:\n  all: place nothing\nrules:\n  - { read: residency, when: all }\n", 4, "concept 'nothing'")]
    [InlineData("groups:\n  all: all\nrules:\n  - { read: residency, when: all }\n", 4, "concept 'all'")]
    [InlineData("rules:\n  - { read: nonsense, when: place }\n", 2, "no intent 'nonsense'")]
    [InlineData("rules:\n  - { read: guide/flying-licence, when: place }\n", 2, "no service 'flying-licence'")]
    [InlineData("rules:\n  - { read: guide, when: place }\n", 2, "no service ''")]
    [InlineData("rules:\n  - { read: language/fr, when: place }\n", 2, "'language/fr' cannot be read")]
    [InlineData("rules:\n  - { read: residency }\n", 2, "'when' is missing")]
    [InlineData("rules:\n  - { read: residency, when: place, bonus: much }\n", 2, "bonus has to be a number")]
    [InlineData("concept:\n  residency: {}\n", 1, "unknown key 'concept'")]
    [InlineData("concepts:\n  residency: { weight: many }\n", 2, "weight has to be a number")]
    [InlineData("concepts:\n  residency:\n    en: [iqama, '?!']\n", 3, "'?!' has no letter")]
    [InlineData("concepts:\n  residency:\n    fr: [carte]\n", 3, "unknown key 'fr'")]
    [InlineData("neutral:\n  en: ['...']\n", 2, "has no letter")]
    [InlineData("places:\n  atlantis: [Atlantis]\n", 2, "no area 'atlantis'")]
    [InlineData("ambiguous: [atlantis]\n", 1, "no place 'atlantis'")]
    [InlineData("sites:\n  - moi.gov.kw\n  - https://moi.gov.kw/fines\n", 3, "'https://moi.gov.kw/fines' is no host name")]
    [InlineData("sites: [Moi.gov.kw]\n", 1, "no host name")]
    [InlineData("relations:\n  neighbour: { en: [neighbour] }\n", 2, "no relation 'neighbour'")]
    [InlineData("concepts: [\n", 2, "not valid YAML")]
    [InlineData("", 1, "the file is empty")]
    public void A_fault_has_its_file_and_line_and_says_what_is_wrong(string yaml, int line, string message)
    {
        Write("words/a.yaml", yaml);
        Write("areas.yaml", "areas:\n  - { id: one, name: { ar: الاولى, en: First } }\n");
        Directory.CreateDirectory(Path.Combine(folder, "services"));
        Write("services/licence-new.yaml", "id: licence-new\n");

        var error = Should.Throw<ContentException>(Understander).Errors.ShouldHaveSingleItem();
        error.File.ShouldBe(Path.GetFileName(folder) + "/words/a.yaml");
        error.Line.ShouldBe(line, error.Message);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void All_faults_of_all_files_are_told_at_once_in_the_order_of_files_and_lines()
    {
        Write("words/b.yaml", "rules:\n  - { read: nonsense, when: place }\n");
        Write("words/a.yaml", "concepts:\n  one:\n    en: ['-']\n    zz: [word]\nrules:\n  - { read: residency, when: two }\n");
        Should.Throw<ContentException>(Understander).Errors.Select(error => (Path.GetFileName(error.File), error.Line))
            .ToArray().ShouldBe([("a.yaml", 3), ("a.yaml", 4), ("a.yaml", 6), ("b.yaml", 2)]);
    }

    [Fact]
    public void A_folder_without_words_is_no_content_folder() =>
        Should.Throw<ContentException>(Understander).Errors.ShouldHaveSingleItem().Message.ShouldContain("is this the content folder?");

    private TextUnderstander Understander() => TextUnderstander.Load(folder, []);

    private void Write(string path, string yaml) => File.WriteAllText(Path.Combine(folder, path), yaml);
}
