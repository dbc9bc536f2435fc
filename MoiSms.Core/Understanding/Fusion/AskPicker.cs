using MoiSms.Core.Understanding.Examples;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>Which points of a topic a text asks for.</summary>
internal static class AskPicker
{
    /// <summary>A first point that is less likely is none in particular.</summary>
    private const double First = 0.3;

    private const double Second = 0.5;

    /// <summary>At most two, the likeliest first; empty = none in particular.</summary>
    public static IReadOnlyList<Ask> Pick(ExampleReading examples)
    {
        var asks = new List<Ask>(2);
        foreach (var likely in examples.Asks)
        {
            if (asks.Count == 2 || likely.Probability < (asks.Count == 0 ? First : Second)
                || Understanding.Asks.FromName(likely.Name) is not { } ask || ask == Ask.Other)
                break;
            asks.Add(ask);
        }

        return asks;
    }
}
