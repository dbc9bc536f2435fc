using MoiSms.Core.Answering;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Operating;

/// <summary>How a text is read by itself, without the conversation before it.</summary>
/// <param name="Topic">A name of <c>content/examples</c>.</param>
/// <param name="Asks">The points it asks.</param>
/// <param name="Confidence">0 (a guess) to 1 (certain).</param>
/// <param name="Why">Words of the lexicon, names of rules and examples it is near to, in the order they counted.</param>
/// <param name="Alternatives">Topics too close to decide between, or nearest to what was not understood.</param>
/// <param name="NotUnderstood">It is not understood: the topic is the nearest.</param>
public sealed record ReadingView(
    string Topic, IReadOnlyList<string> Asks, double Confidence, IReadOnlyList<string> Why, IReadOnlyList<string> Alternatives,
    bool NotUnderstood)
{
    internal static ReadingView Of(TextUnderstanding read)
    {
        var about = About.Of(read, null);
        return new ReadingView(
            about.Topic, about.Asks.Split(',', StringSplitOptions.RemoveEmptyEntries), Math.Round(read.Confidence, 2), read.Why,
            [.. read.Alternatives.Select(About.TopicOf).Distinct(StringComparer.Ordinal)], about.NotUnderstood);
    }
}
