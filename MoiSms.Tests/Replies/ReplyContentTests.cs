using MoiSms.Core.Content;
using MoiSms.Core.Replies;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Replies;

/// <summary>What staff may get wrong in <c>content/replies</c>, each with the file and line that the error must name.</summary>
public sealed class ReplyContentTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("moisms-replies");

    public ReplyContentTests()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "replies"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Content, "replies"), "*.yaml"))
            File.Copy(file, Path.Combine(folder.FullName, "replies", Path.GetFileName(file)));
    }

    [Theory]
    // A variable the view lacks
    [InlineData("personal.yaml", "{{ article }}", "{{ artikel }}", "residency' (ar) knows no variable 'artikel': it has ")]
    [InlineData("personal.yaml", "{{ a.reference }}", "{{ a.refrence }}", "applications' (ar) knows no variable 'refrence': 'a' has ")]
    [InlineData("personal.yaml", "{% for v in latest %}", "{% for v in newest %}",
        "violations_list' (ar) knows no variable 'newest': it has ")]
    // Filters
    [InlineData("personal.yaml", "{{ total | money }}", "{{ total | monney }}", "violations' (ar) knows no filter 'monney': use day, ")]
    [InlineData("personal.yaml", "plural: 'unpaid_violation'", "plural: 'unpaid_fine'", "filter 'plural' knows no 'unpaid_fine'")]
    [InlineData("personal.yaml", "word: 'licence_class'", "word: 'licence_clas'", "filter 'word' knows no 'licence_clas'")]
    [InlineData("personal.yaml", "phrase: 'until'", "phrase: 'untill'", "filter 'phrase' knows no 'untill'")]
    [InlineData("phrases.yaml", "{{ on | day }}", "{{ on }}", "validity' (ar) shows 'on' without a filter")]
    // Liquid and YAML
    [InlineData("guidance.yaml", "{% endif %}", "", "guide_fee' (ar) is no Liquid")]
    [InlineData("conversation.yaml", "  ar: ", "  ar ", "not valid YAML")]
    [InlineData("conversation.yaml", "thanks:", "greeting:", "the key 'greeting' stands here twice")]
    [InlineData("conversation.yaml", "  en: \"You are welcome.\"", "  en: \"You are welcome.", "the quote that opens here is not closed")]
    [InlineData("conversation.yaml", "  en: \"You are welcome.\"", "  en: You are welcome, window #3", "is cut off as a comment")]
    // Shape
    [InlineData("conversation.yaml", "  en: \"You are welcome.\"", "", "'thanks' lacks 'en'")]
    [InlineData("conversation.yaml", "  en: \"You are welcome.\"", "  en: \"\"", "'thanks' has no text in 'en'")]
    [InlineData("conversation.yaml", "  en: \"You are welcome.\"", "  fr: \"De rien.\"", "'thanks' knows no 'fr'")]
    [InlineData("conversation.yaml", "thanks:", "thx:", "nothing asks for a template 'thx'")]
    [InlineData("guidance.yaml", "centres_ask:", "thanks:", "'thanks' is already at content/replies/conversation.yaml")]
    [InlineData("plurals.yaml", "many: \"# يوما\", ", "", "'day' lacks 'many'")]
    [InlineData("words.yaml", "  12: { ar: ديسمبر, en: Dec }", "", "table 'month' lacks '12'")]
    [InlineData("words.yaml", "en: Dec }", "en: Déc’ }", "'12' has a letter that would double the price of English texts: '’'")]
    [InlineData("menus.yaml", "licence-renew", "licence-renewal", "names a service that content/services lacks: licence-renewal")]
    [InlineData("menus.yaml", "guide_ask:", "guide_asks:", "menu 'guide_ask' is missing")]
    // The lines in other languages
    [InlineData("languages.yaml", "ur: ", "xx: ", "'xx' is no language that texts are recognised as")]
    [InlineData("languages.yaml", "ur: ", "# ", "'ur' is missing: add its line")]
    [InlineData("languages.yaml", "Arabic at English lang", "Arabic at English lang, Arabic at English lang, Arabic at English lang, "
        + "Arabic at English lang, Arabic at English lang", "'tl' is longer than one part")]
    // Price
    [InlineData("conversation.yaml", "You are welcome.", "You’re welcome.",
        "'thanks' (en) has a letter that would double the price of English texts: '’' (U+2019)")]
    public void A_fault_is_named_with_its_file_and_line(string file, string right, string wrong, string message)
    {
        var path = Path.Combine(folder.FullName, "replies", file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, "the text to break is gone");
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);

        var error = Should.Throw<ContentException>(Load).Errors.ShouldName(message);

        error.File.ShouldBe("content/replies/" + file);
        var line = error.Line;
        var broken = text[..at].Count(letter => letter == '\n') + 1;
        if (!message.Contains("table", StringComparison.Ordinal) && !message.Contains("menu '", StringComparison.Ordinal))
            line.ShouldBeInRange(broken - 6, broken + 16);
    }

    [Theory]
    [InlineData("{% include 'x' %}No vehicle is recorded.", "may not use include: write the words out")]
    [InlineData("{% render 'x' %}No vehicle is recorded.", "may not use render: write the words out")]
    [InlineData("No vehicle {{ plat }} is recorded.", "knows no variable 'plat': it has plate")]
    [InlineData("No {{ plat }} is {{ plat }} recorded.", "knows no variable 'plat': it has plate")]
    public void A_fault_of_a_template_is_told_once(string template, string message)
    {
        var path = Path.Combine(folder.FullName, "replies", "personal.yaml");
        var lines = File.ReadAllLines(path);
        var at = Array.FindIndex(lines, Array.IndexOf(lines, "vehicles_none:"), line => line.StartsWith("  en:", StringComparison.Ordinal));
        lines[at] = $"  en: \"{template}\"";
        File.WriteAllLines(path, lines);

        var error = Should.Throw<ContentException>(Load).Errors.ShouldHaveSingleItem();

        error.Line.ShouldBe(at + 1);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void A_missing_template_is_named()
    {
        var path = Path.Combine(folder.FullName, "replies", "phrases.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Split("# Closes the first reply")[0]);

        Should.Throw<ContentException>(
            Load).Errors.ShouldContain(error => error.Message.Contains("template 'privacy' is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var path = Path.Combine(folder.FullName, "replies", "personal.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("| money }}", "| mony }}", StringComparison.Ordinal));

        Should.Throw<ContentException>(Load).Errors.Count.ShouldBeGreaterThan(3);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Load() => ReplyComposer.Load(folder.FullName, new SmallContent(), new ReplyOptions());
}
