using System.Text;
using MoiSms.Cli.Commands;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Content;

/// <summary>
/// What <c>moisms content validate</c> finds in a small folder of its own. What else that folder lacks is passed over.
/// </summary>
public sealed class ContentCheckFaultTests : IDisposable
{
    private const string New = "services/passport-new.yaml";

    private readonly ContentCopy content = new();

    public ContentCheckFaultTests() => content.Write("words/10.yaml", """
        concepts:
          passport:
            ar: [جواز]
            en: [passport]
        rules:
          - { read: guide/passport-new, when: passport }
        """);

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData(New)]
    [InlineData("areas.yaml")]
    [InlineData("words/20.yaml")]
    [InlineData("replies/words.yaml")]
    [InlineData("examples/passport-new.txt")]
    [InlineData("demo/holders.csv")]
    [InlineData("README.md")]
    [InlineData("schema/areas.schema.json")]
    public void A_file_that_is_not_UTF_8_has_that_one_fault(string file)
    {
        content.Write(file, "");
        // Windows writes Arabic so: a byte a letter. Here the third line.
        File.WriteAllBytes(
            PathOf(file), [.. Encoding.UTF8.GetBytes("\uFEFFfirst: جواز\n# second\nthird: "), 0xCC, 0xE6, 0xC7, 0xD2, (byte)'\n']);

        Faults(file).ShouldHaveSingleItem().ToString().ShouldBe($"content/{file}:3: not UTF-8: save it as UTF-8");
    }

    [Theory]
    [InlineData(New)]
    [InlineData("words/10.yaml")]
    [InlineData("examples/passport-new.txt")]
    public void The_service_does_not_start_with_a_file_that_is_not_UTF_8(string file)
    {
        content.Write(file, "");
        File.WriteAllBytes(PathOf(file), [0xCC, 0xE6]);

        Should.Throw<ContentException>(Understander)
            .Errors.ShouldContain(new ContentError("content/" + file, 1, "not UTF-8: save it as UTF-8") { IsUnreadable = true });
    }

    [Theory]
    [InlineData("en: A passport", "en: A passport, counter #3 behind the hall", 7)]
    [InlineData("ar: جواز سفر", "ar: جواز سفر، الطابق #3 خلف المبنى", 6)]
    [InlineData("en: A passport", "en: A passport\t# a comment", 7)]
    [InlineData("source: the law", "source: the law # of 1959", 21)]
    [InlineData("[Apply]", "[Apply #2\n    ]", 16)]
    [InlineData("[Apply]", "[Apply #2]", 16)]
    public void What_a_comment_cuts_off_is_told(string old, string @new, int line)
    {
        content.With(New, old, @new);

        Of(New, "comment").ShouldHaveSingleItem().Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("en: A passport", "en: \"A passport, counter #3\" # quoted")]
    [InlineData("en: A passport", "en: A passport, counter#3")]
    [InlineData("en: A passport", "# a line of its own\n  en: A passport\n  # another")]
    [InlineData("[Apply]", "[Apply] # behind a structure")]
    [InlineData("what:", "what: # behind a key")]
    [InlineData("en: A passport", "en: |\n    A passport, counter #3")]
    public void Comments_that_cut_nothing_are_none_of_it(string old, string @new)
    {
        content.With(New, old, @new);

        Faults(New).ShouldBeEmpty();
    }

    [Fact]
    public void A_text_of_the_replies_that_a_comment_cuts_off_is_told()
    {
        content.Write("replies/languages.yaml", "ur: one\nhi: two #2\n");

        Of("replies/languages.yaml", "comment").ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("areas.yaml", "[salmya]", "[سالمية، منطقة السالمية, salmya]", 7)]
    [InlineData("words/10.yaml", "[جواز]", "[جواز، باسبور]", 3)]
    [InlineData(New, "[البطاقة المدنية, صورة]", "[البطاقة المدنية، صورة]", 9)]
    public void Arabic_commas_part_no_list(string file, string old, string @new, int line)
    {
        content.With(file, old, @new);

        Of(file, "Arabic comma").ShouldHaveSingleItem().Line.ShouldBe(line);
    }

    [Fact]
    public void Arabic_commas_in_texts_and_quoted_items_are_fine()
    {
        content.With(New, "[البطاقة المدنية, صورة]", "[\"البطاقة المدنية، الأصل\", صورة]")
            .With(New, "ar: جواز سفر", "ar: جواز سفر، للكويتي");

        Faults(New).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en: KD 3", "en: KD 5", 13, "3 in ar and 5 in en")]
    [InlineData("en: KD 3", "en: free", 13, "3 in ar and none in en")]
    [InlineData("ar: 3 د.ك", "ar: من ٣ إلى ٥٫٥ د.ك", 13, "3, 5.5 in ar and 3 in en")]
    [InlineData("{ ar: نعم, en: Yes }", "{ ar: 10 د.ك, en: KD 1 }", 27, "10 in ar and 1 in en")]
    [InlineData("[Civil ID, Photo]", "[Civil ID, Photo for KD 2]", 10, "none in ar and 2 in en")]
    public void Amounts_that_differ_between_the_languages_are_told(string old, string @new, int line, string message)
    {
        content.With(New, old, @new);

        var fault = Faults(New).ShouldHaveSingleItem();
        fault.Line.ShouldBe(line);
        fault.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("ar: 3 د.ك", "ar: ٣ د.ك")]
    [InlineData("en: KD 3", "en: 3 KD for 10 years")]
    [InlineData("ar: 3 د.ك\n  en: KD 3", "ar: حبس 3 أشهر أو 1000 إلى 2000 د.ك أو كلاهما\n  en: 3 months, KD 1,000 to 2,000, or both")]
    [InlineData("ar: 3 د.ك\n  en: KD 3", "ar: 2.500 د.ك، ثم 5 د.ك\n  en: \"KD 5, before that: KD 2.500\"")]
    public void Amounts_that_are_the_same_may_be_written_otherwise(string old, string @new)
    {
        content.With(New, old, @new);

        Faults(New).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-11-26", 0)]
    [InlineData("2026-11-27", 1)]
    public void Nobody_has_looked_on_a_day_to_come(string day, int faults)
    {
        content.With("centres.yaml", "checked: 2026-11-24", $"checked: {day}");

        Of("centres.yaml", "a day to come").Select(error => error.Line).ShouldBe(Enumerable.Repeat(11, faults));
    }

    [Fact]
    public void A_centre_lies_in_the_governorate_of_its_area()
    {
        content.With("centres.yaml", "governorate: hawalli", "governorate: capital");

        var fault = Faults("centres.yaml").ShouldHaveSingleItem();
        fault.Line.ShouldBe(5);
        fault.Message.ShouldContain("'salmiya' lies in the governorate 'hawalli'");
    }

    [Theory]
    [InlineData("areas.yaml", "ar: السالمية", "ar: \"السالمية", 4)]
    [InlineData("kinds.yaml", "ar: جوازات", "ar: \"جوازات", 3)]
    [InlineData("centres.yaml", "id: passport-salmiya", "id: \"passport-salmiya", 2)]
    [InlineData("words/10.yaml", "[جواز]", "[\"جواز]", 3)]
    [InlineData(New, "en: A passport", "en: \"A passport", 7)]
    [InlineData(New, "  en: A passport", "\ten: A passport TODO", 6)]
    public void A_file_that_is_no_YAML_has_one_fault_and_others_none_of_its_making(string file, string old, string @new, int line)
    {
        var before = All();
        content.With(file, old, @new);

        Faults(file).ShouldHaveSingleItem().Line.ShouldBe(line);
        All().Where(error => error.File != "content/" + file).Except(before).ShouldBeEmpty();
    }

    [Fact]
    public void A_service_that_nothing_reads_is_told()
    {
        content.Write("examples/passports.txt", Lines("which passports", 80));
        content.Write("examples/passport-renew.txt", "# nothing yet\n[clerk]\n");

        var fault = Faults("services/passport-renew.yaml").ShouldHaveSingleItem();
        fault.Message.ShouldContain("no text reaches this service: write 80 lines or more");
        fault.Message.ShouldContain("examples/passport-renew.txt");
        Faults(New).ShouldBeEmpty("a rule reads it");
        Faults("services/passports.yaml").ShouldBeEmpty("examples read it");
    }

    [Theory]
    [InlineData("passport-lost", true)]
    [InlineData("guide", true)]
    [InlineData("unknown", true)]
    [InlineData("passport-new", false)]
    [InlineData("violations", false)]
    [InlineData("thanks", false)]
    [InlineData("other", false)]
    public void A_file_of_examples_is_named_after_what_it_is_about(string topic, bool isFault)
    {
        content.Write($"examples/{topic}.txt", Lines("a text", 80));

        Of($"examples/{topic}.txt", "there is no service, record or matter").Count.ShouldBe(isFault ? 1 : 0);
    }

    [Theory]
    [InlineData("what is the fee\t@fee @price", "'@price' is no point that a text can ask for; known: @fee")]
    [InlineData("how mu\uFFFDh is it", "U+FFFD")]
    [InlineData("is it torn\t@can-i =torn", "'=torn' is no question of services/passport-new.yaml; write one of its ids, =card or =none")]
    [InlineData("وَيـن الجوازات؟!", "this text stands in examples/other.txt:1 too")]
    public void A_line_of_examples_that_teaches_the_wrong_thing_is_told(string line, string message)
    {
        content.Write("examples/other.txt", "وين الجوازات\n" + Lines("other", 80));
        content.Write("examples/passport-new.txt", $"# comment\n[clerk]\n{line}\n" + Lines("passport", 80));

        var fault = Faults("examples/passport-new.txt").ShouldHaveSingleItem();
        fault.Line.ShouldBe(3);
        fault.Message.ShouldContain(message);
    }

    [Fact]
    public void Only_a_text_about_a_service_is_answered_by_it()
    {
        content.Write("examples/other.txt", "nice weather\t=card\n" + Lines("other", 80));
        content.Write("examples/passport-new.txt", "how much\t@fee =card\nand in gold\t=none\n" + Lines("passport", 80));

        Of("examples/other.txt", "'=card': only a text about a service can be answered by it").ShouldHaveSingleItem().Line.ShouldBe(1);
        Faults("examples/passport-new.txt").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(79, 1)]
    [InlineData(80, 0)]
    public void A_topic_needs_lines(int lines, int faults)
    {
        content.Write("examples/passport-new.txt", "# comment\n[clerk]\n" + Lines("passport", lines));

        Of("examples/passport-new.txt", $"{lines} lines are too few").Count.ShouldBe(faults);
    }

    [Fact]
    public void What_was_learned_has_to_be_up_to_date()
    {
        const string Model = "examples.model";
        Faults(Model).ShouldBeEmpty();
        content.Write("examples/passport-new.txt", Lines("passport", 80));
        Faults(Model).ShouldHaveSingleItem().Message.ShouldContain("run moisms content train");

        TextUnderstander.Train(content.Folder, () => ContentLibrary.Load(content.Folder).Services.Values);
        Faults(Model).ShouldBeEmpty();

        content.With("words/10.yaml", "[passport]", "[passport, passports]");
        Faults(Model).ShouldHaveSingleItem().Message.ShouldContain("run moisms content train");
    }

    [Fact]
    public void Lines_that_are_read_otherwise_are_shown_with_what_pulls_them()
    {
        content.Write("examples/other.txt", Lines("lovely weather at the beach", 40) + "renew my licence today please\n");
        content.Write("examples/licence.txt", Lines("renew my licence today please", 40));
        var understander = Understander();

        var doubt = understander.Doubts("other").ShouldHaveSingleItem();
        (doubt.File, doubt.Line, doubt.Text, doubt.ReadAs).ShouldBe(("other.txt", 41, "renew my licence today please", "licence"));
        doubt.Probability.ShouldBeInRange(0.5, 1);
        doubt.Nearest.Count.ShouldBe(3);
        doubt.Nearest.ShouldAllBe(line => line.StartsWith("licence.txt:", StringComparison.Ordinal));
        understander.Doubts("licence").ShouldBeEmpty();
    }

    private static string Lines(string text, int count) => string.Concat(
        Enumerable.Range(1, count).Select(i => $"{text} {new string((char)('a' + i % 26), 1 + i / 26)}\n"));

    private TextUnderstander Understander() =>
        TextUnderstander.Load(content.Folder, ContentLibrary.Load(content.Folder).Services.Values);

    private List<ContentError> Faults(string file) =>
    [
        .. All().Where(error => error.File == "content/" + file && !error.Message.Contains("cannot be read", StringComparison.Ordinal)),
    ];

    private List<ContentError> Of(string file, string message) =>
        Faults(file).FindAll(error => error.Message.Contains(message, StringComparison.Ordinal));

    private IReadOnlyList<ContentError> All() => ContentCheck.Run(content.Folder, new DateOnly(2026, 11, 26));

    private string PathOf(string file) => Path.Combine(content.Folder, file);
}
