using MoiSms.Core.Understanding.Examples;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>Which of a service's own questions a text asks.</summary>
internal static class PointPicker
{
    // A text as like as this to one of the questions asks it. What the service's card says of a point by itself is rather told from there.
    private const float Like = 0.08f;
    private const float LikeForTheCard = 0.14f;
    private const float LikeBesideTheCard = 0.19f;

    // A few words are rather the plain question.
    private const float LikeOfFewWords = 0.3f;
    private const int FewWords = 6;

    // A question about the very point that the text asks for is nearer, and one about a point like it a little.
    private const float SamePoint = 0.08f;
    private const float AlikePoint = 0.04f;
    private const float NoPoint = 0.02f;

    // Two questions as like as each other: the word that tells them apart is in neither. Where the text is plainly like both, either helps.
    private const float Apart = 0.02f;
    private const float PlainlyLike = 0.15f;

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
    /// <param name="points">All questions of the service.</param>
    /// <param name="asks">What the text asks for.</param>
    /// <param name="words">Words of the text.</param>
    public static string? Pick(IReadOnlyList<LikePoint> points, IReadOnlyList<Ask> asks, int words)
    {
        var nearest = points.Select(point => (Point: point, Nearness: Nearness(point, asks)))
            .Select(one => (one.Point.Point, Likeness: one.Point.Likeness + one.Nearness, one.Nearness))
            .OrderByDescending(point => point.Likeness).Take(2).ToList();
        if (nearest.Count == 0)
            return null;
        var isOnTheCard = asks.Count > 0 && OnTheCard.Contains(asks[0]);
        var least = words <= FewWords && (isOnTheCard || asks.Count == 0) ? LikeOfFewWords
            : !isOnTheCard ? Like
            : nearest[0].Nearness > 0 ? LikeForTheCard
            : LikeBesideTheCard;
        var isApart = nearest.Count == 1 || nearest[0].Likeness >= PlainlyLike || nearest[0].Likeness - nearest[1].Likeness >= Apart;
        return nearest[0].Likeness >= least && isApart ? nearest[0].Point : null;
    }

    private static float Nearness(LikePoint point, IReadOnlyList<Ask> asks) =>
        asks.Count == 0 ? NoPoint
        : Asks.FromName(point.Asks) is not { } about ? 0
        : asks.Contains(about) ? SamePoint
        : asks.Any(ask => Alike.Any(group => group.Contains(ask) && group.Contains(about))) ? AlikePoint
        : 0;
}
