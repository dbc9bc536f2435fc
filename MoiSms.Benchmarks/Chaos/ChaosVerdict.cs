using System.Text.RegularExpressions;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Templates;
using MoiSms.LocalHost;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>A run with faults against one without: what must be 0, and what is only told.</summary>
internal sealed partial record ChaosVerdict
{
    private static readonly string[] LateLines = ReadLateLines();

    private readonly List<string> findings = [];

    public ChaosVerdict(ChaosPlan plan, ChaosOutcome right, ChaosOutcome run)
    {
        var mayBeRefused = plan.Phones.Where(phone => plan.Refused.Contains(phone.Number))
            .SelectMany(phone => phone.Texts).Select(text => text.Id).ToHashSet();
        var byRight = run.DeadLetters.Where(letter => letter.IsRefusal && mayBeRefused.Contains(letter.Text)).ToList();
        var refused = byRight.Select(letter => letter.Text).ToHashSet();
        (Texts, Replies, Stuck) = (run.Texts, run.Received.Count, run.Stuck);
        (Refused, DeadLetters) = (byRight.Count, run.DeadLetters.Count - byRight.Count);
        LongestMs = run.Received.Max(sms => sms.LatencyMs) ?? 0;
        var hasty = plan.Phones.SelectMany(phone => phone.Texts).Where(text => !text.Waits).Select(text => text.Id).ToHashSet();
        // Where answers were late, the line that says so may take the place of a notice, which then goes with a later answer.
        var late = run.Received.Where(sms => sms.Words.Split('\n').Any(LateLines.Contains)).Select(sms => sms.Phone).ToHashSet();
        var expected = right.Received.GroupBy(sms => (sms.To, sms.Phone)).ToDictionary(group => group.Key, group => group.First());
        var answered = right.Received.Select(sms => sms.To).ToHashSet();
        foreach (var missing in expected.Keys.Except(run.Received.Select(sms => (sms.To, sms.Phone)))
            .Where(one => !refused.Contains(one.To)))
            Lost = Found(Lost, $"lost: the reply to {missing}");
        foreach (var group in run.Received.GroupBy(sms => (sms.To, sms.Phone)))
        {
            var most = run.Resent.Contains(group.Key.To) ? 2 : 1;
            if (group.Count() > most)
                Doubled = Found(Doubled, $"doubled: the reply to {group.Key}, {group.Count()} times");
            if (!expected.TryGetValue(group.Key, out var answer))
            {
                if (answered.Contains(group.Key.To))
                    WrongPerson = Found(WrongPerson, $"wrong person: the reply to {group.Key}");
                else
                    WrongConsent = Found(WrongConsent, $"wrong consent: a reply to {group.Key}, where silence is right");
                continue;
            }

            var isAnyFirst = hasty.Contains(group.Key.To) || late.Contains(group.Key.Phone);
            if (group.FirstOrDefault(sms => !Same(sms.Words, answer.Words, isAnyFirst)) is { } wrong)
                WrongAnswer = Found(
                    WrongAnswer, $"wrong answer: to {group.Key}\n  right: {Plain(answer.Words)}\n  got:   {Plain(wrong.Words)}");
        }

        foreach (var (phone, decided) in right.Decided)
        {
            if (run.Decided.GetValueOrDefault(phone) is var now && now != decided)
                WrongConsent = Found(WrongConsent, $"wrong consent: {phone}\n  right: {decided}\n  is:    {now}");
        }

        findings.AddRange(run.DeadLetters.Except(byRight).Select(letter => $"dead letter: {letter.Where}, {letter.Text}: {letter.Reason}"));
    }

    public int Texts { get; }

    public int Replies { get; }

    public int Lost { get; }

    public int Doubled { get; }

    public int WrongPerson { get; }

    public int WrongAnswer { get; }

    public int WrongConsent { get; }

    public int Stuck { get; }

    /// <summary>Replies that ACS refused for good, as planned, and that are filed: these may be missing.</summary>
    public int Refused { get; }

    /// <summary>All others.</summary>
    public int DeadLetters { get; }

    public long LongestMs { get; }

    public bool Holds => Lost + Doubled + WrongPerson + WrongAnswer + WrongConsent + Stuck == 0;

    /// <summary>Each thing that is wrong, and each dead letter. Everybody in it is invented.</summary>
    public IReadOnlyList<string> Findings => findings;

    /// <summary>As a row of a Markdown table under <see cref="Heading"/>.</summary>
    public string Row(ChaosOptions options) => FormattableString.Invariant(
        $"| {options.Seed} | {options.Hosts} | {options.Lease} | {Texts} | {Replies} | {Lost} | {Doubled} | {WrongPerson} | {WrongAnswer} ")
        + FormattableString.Invariant($"| {WrongConsent} | {Stuck} | {Refused} | {DeadLetters} | {LongestMs / 1000.0:0.0} s |");

    public static string Heading =>
        "| seed | hosts | lease | texts in | replies out | **lost** | **doubled** | **wrong person** | **wrong answer** "
        + "| **wrong consent** | **stuck** | refused | dead letters | longest delay |\n"
        + "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|";

    private int Found(int count, string finding)
    {
        findings.Add(finding);
        return count + 1;
    }

    /// <summary>Of texts that were sent at once, or of a late phone's, the reply to any may have the notices for newcomers.</summary>
    private static bool Same(string words, string right, bool isAnyFirst)
    {
        (words, right) = (Plain(words), Plain(right));
        var (some, others) = (words.Split('\n'), right.Split('\n'));
        return words == right || (isAnyFirst && (some.Except(others).Count() + others.Except(some).Count() <= 1));
    }

    // Codes are drawn anew, clock times are of the run, and a text that waited through a fault may hear that answers are late.
    private static string Plain(string words) =>
        string.Join('\n', Varying().Replace(words, "*").Split('\n').Where(line => !LateLines.Contains(line)));

    private static string[] ReadLateLines()
    {
        var templates = TemplateSet.Load(Path.Combine(RepositoryRoot.Find()!, "content", "replies"), [])!;
        return [.. Enum.GetValues<Language>().Select(language => templates.Render(TemplateKeys.Late, language))];
    }

    [GeneratedRegex(@"(?<!\d)(\d{6}|\d{1,2}:\d{2})(?!\d)")]
    private static partial Regex Varying();
}
