using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Records.Importing;
using MoiSms.Core.Understanding;
using MoiSms.Tests.Replies;
using MoiSms.Tests.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Adding;

/// <summary>
/// The steps of "Add an inquiry" in <c>docs/architecture.md</c>, in their order: one that is left out fails here and is named.
/// </summary>
public sealed class AddingAnInquiryTests(ComposerFixture fixture) : IClassFixture<ComposerFixture>
{
    private static readonly ILookup<Type, IRecord> SampleRecords = Some.RecordOfEachKind.ToLookup(record => record.GetType());

    /// <summary>By intent: the languages of the texts that are labelled with it, in the corpora and in <c>content/examples</c>.</summary>
    private static readonly ILookup<string, string> LabelledLanguages = new[] { "dev.jsonl", "second.jsonl", "third.jsonl",
        "variants.jsonl" }
        .SelectMany(Engine.Labelled).Select(text => (text.Intent, text.Lang))
        .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Content, "examples"), "*.txt").SelectMany(Examples))
        .ToLookup(text => text.Intent, text => text.Lang);

    public static TheoryData<string> ImportKindNames => [.. ImportKinds.Names];

    public static TheoryData<Intent> All => [.. Enum.GetValues<Intent>()];

    public static TheoryData<Intent> Personal => [.. Enum.GetValues<Intent>().Where(intent => intent.IsPersonal())];

    public static TheoryData<Intent> OfOneKind => [.. Enum.GetValues<Intent>().Where(intent => intent.Kind() is not null)];

    [Fact]
    public void Step_1_every_kind_of_record_has_a_file_that_is_imported() =>
        RecordKinds.All.Except(ImportKinds.All.Select(kind => kind.RecordKind))
            .ShouldBeEmpty("add the kind's file and columns to ImportKinds, and to the table of docs/importing.md");

    [Theory]
    [MemberData(nameof(ImportKindNames))]
    public void Step_1_every_imported_record_becomes_a_row_and_comes_back_from_it(string name)
    {
        var kind = ImportKinds.Find(name);
        var path = Path.Combine(RepositoryFiles.Content, "demo", name + ".csv");
        File.Exists(path).ShouldBeTrue($"add content/demo/{name}.csv, so that the demo people have such records");
        using var file = CsvFile.Open(path, kind);
        var (civilId, record) = kind.Read(file.Rows().First(), Some.Now);
        record.ShouldNotBeNull($"the first row of content/demo/{name}.csv is refused");

        var mapper = new RecordMapper(new PartitionKeys("a secret of the tests"));
        var row = Should.NotThrow(() => mapper.ToEntity(civilId, record), $"describe a {record.GetType().Name} in RecordMapper.Describe");
        RecordKeys.KindOf(row.RowKey).ShouldBe(kind.RecordKind,
            $"RecordMapper.Describe gives a {record.GetType().Name} another kind than ImportKinds");
        var back = Records.RecordGen.All(RecordMapper.FromEntities(civilId, [row], skipped =>
            Assert.Fail($"RecordMapper.Read lacks {skipped.Property}")))
            .ShouldHaveSingleItem($"read a {kind.RecordKind} in RecordMapper.Read, and give it a place in PersonRecords, in "
                + $"RecordMapper.FromEntities and in the tests' RecordGen.All");
        mapper.ToEntity(civilId, back).ShouldBe(row, $"RecordMapper.Read and Describe disagree about a {record.GetType().Name}");
        SampleRecords[record.GetType()].ShouldNotBeEmpty($"add a {record.GetType().Name} to Some.RecordOfEachKind, and to RecordGen");
    }

    [Fact]
    public void Step_2_every_kind_of_record_can_be_asked_about() =>
        RecordKinds.All.Except([RecordKinds.Holder, RecordKinds.Dependant]).Except(Enum.GetValues<Intent>().Select(intent => intent.Kind()))
            .ShouldBeEmpty("add an Intent, and its kind to Intents.Kind");

    [Theory]
    [MemberData(nameof(All))]
    public void Step_3_every_intent_has_labelled_texts_in_both_languages(Intent intent) =>
        // A code and the number of a line have no language.
        (intent is Intent.Confirm or Intent.Choice ? ["ar"] : new[] { "ar", "en" }).Except(LabelledLanguages[intent.ToName()])
            .ShouldBeEmpty(
            $"write texts that ask for it into content/examples/{intent.ToName()}.txt, label others in "
            + "MoiSms.Tests/Understanding/dev.jsonl");

    [Theory]
    [MemberData(nameof(OfOneKind))]
    public void Step_4_a_follow_up_goes_on_from_every_personal_intent(Intent intent) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Content, "words"), "*.yaml").SelectMany(File.ReadLines)
            .ShouldContain(
                line => line.StartsWith($"  {intent.ToName()}:", StringComparison.Ordinal),
                $"name the concept in content/words '{intent.ToName()}', as the intent: a follow-up adds the concept of that name to "
                    + $"what the next text says");

    [Theory]
    [MemberData(nameof(All))]
    public void Step_5_every_intent_has_a_golden_reply(Intent intent) =>
        ReplyCases.All(Language.English).ShouldContain(
            one => one.Context.Understanding.Intent == intent,
            $"word the answer in content/replies, and add a case of {intent} to ReplyCases (then UPDATE_GOLDEN=1)");

    [Theory]
    [MemberData(nameof(Personal))]
    public void Step_5_a_personal_intent_is_answered_with_records_and_without(Intent intent)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var unknown = fixture.Composer.Compose(Some.Question(Intent.Unknown, language)).Text;
            foreach (var records in new[] { Some.Somebody, Some.Nobody })
                Should.NotThrow(() => fixture.Composer.Compose(Some.Own(intent, language, records)),
                    $"answer {intent} in PersonalAnswers").Text.ShouldNotBe(unknown);
        }
    }

    [Theory]
    [MemberData(nameof(OfOneKind))]
    public void Step_5_a_personal_intent_has_its_line_in_the_summary(Intent intent)
    {
        var kind = intent.Kind()!;
        var example = Some.RecordOfEachKind.Single(record => RowKind(record) == kind);
        var mapper = new RecordMapper(new PartitionKeys("a secret of the tests"));
        var only = RecordMapper.FromEntities(Some.CivilId, [mapper.ToEntity(Some.CivilId, example)]);
        foreach (var language in Enum.GetValues<Language>())
        {
            fixture.Composer.Compose(Some.Own(Intent.Profile, language, only)).Text
                .ShouldNotBe(
                    fixture.Composer.Compose(Some.Own(Intent.Profile, language, Some.Nobody)).Text,
                    $"say {kind} in ProfileAnswer and in the template 'profile' of content/replies/personal.yaml");
        }

        string RowKind(IRecord record) => RecordKeys.KindOf(new RecordMapper(new PartitionKeys("a secret of the tests"))
            .ToEntity(Some.CivilId, record).RowKey);
    }

    private static IEnumerable<(string Intent, string Lang)> Examples(string file) => File.ReadLines(file)
        .Where(line => line.Length > 0 && line[0] is not ('#' or '['))
        .Select(line => (Path.GetFileNameWithoutExtension(file), line.Any(letter => letter is >= '\u0600' and <= '\u06FF') ? "ar" : "en"));
}
