using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using MoiSms.Tests.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Adding;

/// <summary>The steps of "Add a service" in <c>docs/architecture.md</c>: one that is left out fails here and is named.</summary>
public sealed class AddingAServiceTests
{
    private static readonly ContentLibrary Library = ContentLibrary.Load(RepositoryFiles.Content);

    private static readonly Lazy<ReplyComposer> Composer =
        new(() => ReplyComposer.Load(RepositoryFiles.Content, new ReferenceContent(Library), new ReplyOptions()));

    public static TheoryData<string> Services => [.. Library.Services.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Services))]
    public void Step_1_a_service_has_a_file_that_is_named_like_it(string service) =>
        File.Exists(Path.Combine(RepositoryFiles.Content, "services", service + ".yaml"))
            .ShouldBeTrue($"call the file of '{service}' content/services/{service}.yaml");

    [Fact]
    public void Step_2_a_kind_of_centre_that_a_service_names_does_it() =>
        Library.Services.Values
            .Where(service => service.CentreKind is { } kind && !DoneBy(kind).Contains(service.Id))
            .Select(service => $"list {service.Id} under {service.CentreKind} in content/kinds.yaml")
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Services))]
    public void Step_3_a_service_is_found_by_a_rule_or_by_examples(string service) =>
        (Engine.Instance.Services.Contains(service) || HasExamples(service)).ShouldBeTrue(
            $"nobody's text can be about '{service}' yet: write texts into content/examples/{service}.txt, or a rule 'read: "
                + $"guide/{service}' into content/words");

    [Theory]
    [MemberData(nameof(Services))]
    public void Step_4_a_service_is_answered_in_both_languages(string service)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var guide = Composer.Value.Compose(Some.Question(Intent.Guide, language, new Slots { Service = service })).Text;

            guide.ShouldNotBe(Composer.Value.Compose(Some.Question(Intent.Guide, language)).Text,
                $"content/services/{service}.yaml says nothing to people");
            guide.ShouldContain(Library.Services[service].Name.In(language));
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Step_5_a_service_says_where_it_is_from_and_when_that_was_checked(string service)
    {
        Library.Services[service].Source.ShouldNotBeNullOrWhiteSpace($"say the source in content/services/{service}.yaml");
        Library.Services[service].Checked.ShouldNotBe(default, $"say the day in content/services/{service}.yaml: checked");
    }

    /// <summary>What every centre of the kind does, or some centre of it for itself.</summary>
    private static IEnumerable<string> DoneBy(string kind) =>
        (Library.FindKind(kind)?.Services ?? []).Concat(Library.Centres.Where(centre => centre.Kind == kind).SelectMany(centre =>
            centre.Services ?? []));

    private static bool HasExamples(string service)
    {
        var file = Path.Combine(RepositoryFiles.Content, "examples", service + ".txt");
        return File.Exists(file) && File.ReadLines(file).Any(line => line.Length > 0 && line[0] is not ('#' or '['));
    }
}
