using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>Which points of a topic a text asks for.</summary>
internal static class AskPicker
{
    /// <summary>A first point that is less likely is none in particular.</summary>
    private const double First = 0.25;

    private const double Second = 0.5;

    private const int FewWords = 6;

    // Where the examples are in doubt a plain word for a point decides: the more particular first.
    private static readonly (string Concept, Ask Ask)[] Words =
    [
        ("fee", Ask.Fee), ("docs", Ask.Papers), ("conditions", Ask.Conditions), ("online", Ask.Online), ("duration", Ask.Duration),
        ("hours", Ask.Hours),
        ("where", Ask.Where), ("how", Ask.Steps),
    ];

    /// <summary>At most two, the likeliest first; empty = none in particular.</summary>
    /// <param name="intent">What the text is about: only a record has a state, so no other is asked for it.</param>
    public static IReadOnlyList<Ask> Pick(Look look, Lexicon lexicon, Intent intent)
    {
        var asks = new List<Ask>(2);
        foreach (var likely in look.Examples.Asks)
        {
            if (asks.Count == 2 || likely.Probability < (asks.Count == 0 ? First : Second))
                break;
            if (Asks.FromName(likely.Name) is not { } ask || ask == Ask.Other)
                break;
            if (ask == Ask.Status && !intent.IsPersonal())
                continue;
            // Who says in a few words what they want to do does not ask whether they may.
            if (ask == Ask.CanI && look.Parts.Tokens.Count <= FewWords && look.Evidence.HasAny("want") && !look.Evidence.HasAny("can"))
                continue;
            // Who asks for the nearest one wants to know where, how far and whether it is open, and not the address alone.
            var wanted = ask == Ask.Address && look.Evidence.HasAny("nearest") ? Ask.Where : ask;
            if (!asks.Contains(wanted))
                asks.Add(wanted);
        }

        foreach (var (concept, ask) in Words)
        {
            if (asks.Count == 0 && lexicon.Find(concept) is { } named && look.Evidence.Has(named.Id))
                asks.Add(ask);
        }

        return asks;
    }
}
