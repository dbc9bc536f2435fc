using MoiSms.Core.Understanding.Examples;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>Which of a service's own questions a text asks.</summary>
internal static class PointPicker
{
    // A text as like as this (0 to 1) to a question about the point it asks for asks it; where it names no point it has to be more like.
    private const float Like = 0.42f;
    private const float LikeWithoutAPoint = 0.55f;

    // What the service's card says of a point by itself is rather told from there.
    private const float LikeForTheCard = 0.6f;

    // Of a few words all stand in many a question: they have to be the question.
    private const float LikeOfFewWords = 0.85f;
    private const int FewWords = 4;

    /// <summary>Two questions as like as each other: the word that tells them apart is in neither.</summary>
    private const float Apart = 0.03f;

    private static readonly Ask[] OnTheCard = [Ask.Fee, Ask.Papers, Ask.Steps, Ask.Where, Ask.Online];

    /// <summary>Points that a question about one of them may answer as well.</summary>
    private static readonly Ask[][] Alike =
    [
        [Ask.Fee, Ask.Fine, Ask.Amount],
        [Ask.Papers],
        [Ask.Where, Ask.Address],
        [Ask.Steps, Ask.Online, Ask.CanI, Ask.Status],
        [Ask.Duration, Ask.Hours, Ask.Expiry, Ask.OpenNow],
        [Ask.CanI, Ask.Conditions, Ask.Status, Ask.Other, Ask.Steps],
        [Ask.Count, Ask.List, Ask.Conditions],
        [Ask.Phone],
    ];

    /// <summary>The id of the question; null where none of them is asked.</summary>
    /// <param name="points">The most like first.</param>
    /// <param name="asks">What the text asks for.</param>
    /// <param name="words">Words of the text.</param>
    public static string? Pick(IReadOnlyList<LikePoint> points, IReadOnlyList<Ask> asks, int words)
    {
        var fitting = points.Where(point => Fits(point, asks)).ToList();
        if (fitting.Count == 0)
            return null;
        var least = words <= FewWords && (asks.Count == 0 || OnTheCard.Contains(asks[0])) ? LikeOfFewWords
            : asks.Count == 0 ? LikeWithoutAPoint
            : OnTheCard.Contains(asks[0]) ? LikeForTheCard
            : Like;
        var isApart = fitting.Count == 1 || fitting[0].Likeness - fitting[1].Likeness >= Apart;
        return fitting[0].Likeness >= least && isApart ? fitting[0].Point : null;
    }

    private static bool Fits(LikePoint point, IReadOnlyList<Ask> asks) =>
        asks.Count == 0 || (Asks.FromName(point.Asks) is { } about
            && asks.Any(ask => ask == about || Alike.Any(group => group.Contains(ask) && group.Contains(about))));
}
