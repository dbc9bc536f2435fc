using System.Globalization;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Cli.Commands;

/// <summary>How well the understanding does on labelled texts.</summary>
internal sealed class ScoreCard
{
    private readonly List<(LabelledText Label, TextUnderstanding Found)> results = [];

    public static ScoreCard Of(TextUnderstander understander, IEnumerable<LabelledText> texts)
    {
        var card = new ScoreCard();
        foreach (var label in texts)
            card.results.Add((label, understander.Understand(label.Text, ConversationContext.Empty)));
        return card;
    }

    public double Intent => Share(results, IntentRight);

    /// <summary>All slots of a text right, and no other.</summary>
    public double Slots => Share(results, SlotsRight);

    public double Language => Share(results, LanguageRight);

    /// <summary>Texts labelled as asking for no record that were given a personal intent: the worst mistake there is.</summary>
    public int PersonalByMistake => results.Count(result =>
        result.Found.Intent.IsPersonal() && Intents.FromName(result.Label.Intent) is { } intent && !intent.IsPersonal());

    /// <summary>What is wrong, one line a text.</summary>
    public IEnumerable<string> Mistakes => results
        .Where(result => !IntentRight(result) || !LanguageRight(result) || !SlotsRight(result))
        .Select(result => $"{Reading(result.Label)} -> {UnderstandingJson.Write(result.Label.Text, result.Found)}");

    public async Task PrintAsync(TextWriter output)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{results.Count} texts: intent {Intent:P2}, all slots {Slots:P2}, language {Language:P2}, personal by mistake {PersonalByMistake}"));
        await output.WriteLineAsync("\nby intent");
        foreach (var group in results.GroupBy(result => result.Label.Intent).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {group.Key,-14} {group.Count(IntentRight),4} of {group.Count(),4}  {Share(group, IntentRight),8:P1}"));
        }

        await output.WriteLineAsync("\nby language (intent, slots)");
        foreach (var group in results.GroupBy(result => result.Label.Lang).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {group.Key,-14} {group.Count(),4}  {Share(group, IntentRight),8:P1} {Share(group, SlotsRight),8:P1}"));
        }

        await output.WriteLineAsync("\nconfusions (label -> found)");
        var confusions = results.Where(result => !IntentRight(result)).GroupBy(result => $"{result.Label.Intent} -> {result.Found.Intent.ToName()}");
        foreach (var group in confusions.OrderByDescending(group => group.Count()))
            await output.WriteLineAsync($"  {group.Count(),4}  {group.Key}");
        await output.WriteLineAsync("\nmistakes");
        foreach (var mistake in Mistakes)
            await output.WriteLineAsync("  " + mistake);
    }

    private static string Reading(LabelledText label) =>
        label.Slots.Service is { } service ? $"{label.Lang} {label.Intent}/{service}" : $"{label.Lang} {label.Intent}";

    private static bool SlotsRight((LabelledText Label, TextUnderstanding Found) result) => result.Label.SlotsMatch(result.Found.Slots);

    private static bool IntentRight((LabelledText Label, TextUnderstanding Found) result) => result.Found.Intent.ToName() == result.Label.Intent;

    private static bool LanguageRight((LabelledText Label, TextUnderstanding Found) result) => result.Found.Language.ToCode() == result.Label.Lang;

    private static double Share<T>(IEnumerable<T> all, Func<T, bool> right)
    {
        var list = all.ToList();
        return list.Count == 0 ? 1 : (double)list.Count(right) / list.Count;
    }
}
