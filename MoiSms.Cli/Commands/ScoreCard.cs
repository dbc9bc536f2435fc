using System.Globalization;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Cli.Commands;

/// <summary>How well labelled texts were read, and what their replies cost.</summary>
internal sealed class ScoreCard
{
    private readonly List<Result> results = [];

    public static ScoreCard Of(TextUnderstander understander, IEnumerable<LabelledText> texts)
    {
        var card = new ScoreCard();
        foreach (var label in texts)
            card.Add(label, understander.Understand(label.Text, ConversationContext.Empty), null);
        return card;
    }

    public double Intent => Share(results, result => result.IntentRight);

    /// <summary>All slots of a text right, and no other.</summary>
    public double Slots => Share(results, result => result.SlotsRight);

    public double Language => Share(results, result => result.LanguageRight);

    /// <summary>
    /// Texts labelled as asking for no record that were given a personal intent, as the first question or as the second: the worst mistake
    /// there is. A label names one question: a second one that is rightly read counts, too.
    /// </summary>
    public int PersonalByMistake => results.Count(result => result.IsPersonalByMistake);

    /// <summary>What is wrong, one line a text.</summary>
    public IEnumerable<string> Mistakes => results
        .Where(result => !result.IsRight)
        .Select(result => $"{result.Label.Lang} {result.Label.Name} -> {UnderstandingJson.Write(result.Label.Text, result.Found)}");

    /// <param name="parts">SMS parts of the first reply; null = none was worded, or it is silence.</param>
    public void Add(LabelledText label, TextUnderstanding found, int? parts) => results.Add(new Result(label, found, parts));

    /// <summary>One row for each language and one for all.</summary>
    public async Task PrintTableAsync(TextWriter output)
    {
        await output.WriteLineAsync(
            "language  texts   intent  + slots language     asks  parts  false personal  missed emergency  false emergency");
        foreach (var group in results.GroupBy(result => result.Label.Lang).OrderBy(group => group.Key, StringComparer.Ordinal))
            await output.WriteLineAsync(Row(group.Key, [.. group]));
        await output.WriteLineAsync(Row("all", results));
    }

    public async Task PrintAsync(TextWriter output, CancellationToken cancellation)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{results.Count} texts: intent {Intent:P2}, all slots {Slots:P2}, language {Language:P2}, personal by mistake "
            + $"{PersonalByMistake}"));
        await output.WriteLineAsync();
        await PrintTableAsync(output);
        await output.WriteLineAsync("\nby intent");
        foreach (var group in results.GroupBy(result => result.Label.Intent).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {group.Key,-14} {group.Count(result => result.IntentRight),4} of {group.Count(),4}  "
                + $"{Share(group, result => result.IntentRight),8:P1}"));
        }

        await output.WriteLineAsync("\nconfusions (label -> found)");
        var confusions = results.Where(result => !result.IntentRight)
            .GroupBy(result => $"{result.Label.Intent} -> {result.Found.Intent.ToName()}");
        foreach (var group in confusions.OrderByDescending(group => group.Count()))
            await output.WriteLineAsync($"  {group.Count(),4}  {group.Key}");
        await output.WriteLineAsync("\nmistakes");
        foreach (var mistake in Mistakes)
            await output.WriteLineAsync(("  " + mistake).AsMemory(), cancellation);
    }

    private static string Row(string name, IReadOnlyList<Result> rows)
    {
        var asked = rows.Where(
            row => row.Label.Asks is not null && row.Found.Intent.ToName() == row.Label.Intent && row.IsAnswerable).ToList();
        var sent = rows.Where(row => row.Parts is not null).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"{name,-8} {rows.Count,6} {Share(rows, row => row.IntentRight),8:P1} "
            + $"{Share(rows, row => row.IntentRight && row.SlotsRight),8:P1} {Share(rows, row => row.LanguageRight),8:P1} "
            + $"{(asked.Count == 0 ? "-" : Share(asked, row => row.AskRight).ToString("P1", CultureInfo.InvariantCulture)),8} "
            + $"{(sent.Count == 0 ? "-" : sent.Average(row => row.Parts!.Value).ToString("0.00", CultureInfo.InvariantCulture)),6} "
            + $"{rows.Count(row => row.IsPersonalByMistake),15} {rows.Count(row => row.IsMissedEmergency),17} "
            + $"{rows.Count(row => row.IsFalseEmergency),16}");
    }

    private static double Share<T>(IEnumerable<T> all, Func<T, bool> right)
    {
        var list = all.ToList();
        return list.Count == 0 ? 1 : (double)list.Count(right) / list.Count;
    }

    private sealed record Result(LabelledText Label, TextUnderstanding Found, int? Parts)
    {
        public bool IntentRight => Found.Intent.ToName() == Label.Intent;

        public bool SlotsRight => Label.SlotsMatch(Found.Slots);

        public bool LanguageRight => Found.Language.ToCode() == Label.Lang;

        public bool IsRight => IntentRight && SlotsRight && LanguageRight;

        /// <summary>Only these have points that can be asked.</summary>
        public bool IsAnswerable =>
            Found.Intent.IsPersonal() || Found.Intent is Core.Understanding.Intent.Guide or Core.Understanding.Intent.Centre;

        /// <summary>The first point found is one of those labelled.</summary>
        public bool AskRight => Label.Asks!.Contains(Found.Asks.Count > 0 ? Found.Asks[0] : Ask.Other);

        public bool IsPersonalByMistake =>
            (Found.Intent.IsPersonal() || Found.Also?.Intent.IsPersonal() == true)
            && Intents.FromName(Label.Intent) is { } intent && !intent.IsPersonal();

        public bool IsMissedEmergency => Label.Intent == "emergency" && !IntentRight;

        public bool IsFalseEmergency => Label.Intent != "emergency" && Found.Intent == Core.Understanding.Intent.Emergency;
    }
}
