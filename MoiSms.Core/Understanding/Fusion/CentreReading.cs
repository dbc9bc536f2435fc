using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>What is wanted of a centre: whether one is asked for, for which service, and the hours of which day.</summary>
internal static class CentreReading
{
    /// <summary>
    /// A service is named at a centre from this probability on, where no rule reads it; and it must have this share of all readings but the
    /// centre. Of 440 invented texts four more get it than by rules alone, all four rightly.
    /// </summary>
    private const double LeastOfAService = 0.1;

    private const double ShareOfAService = 0.75;

    /// <summary>Words of a text that names an office and an area and tells no story about them.</summary>
    private const int FewWords = 6;

    private static readonly string[] RightNow = ["now", "today", "الحين", "الان", "اليوم", "دلوقتي", "هلق", "al7een", "el7een", "alyom"];

    private static readonly Ask[] OfHours = [Ask.Hours, Ask.OpenNow];

    /// <summary>
    /// Whether a text about a service that names an area asks for the centre there. "My car was towed in Hawalli, where is it": the
    /// service knows what is asked, which is no centre.
    /// </summary>
    /// <param name="point">The service's own question that is asked.</param>
    public static bool IsAsked(Candidate top, IReadOnlyList<Ask> asks, Look whole, Func<PointReading> point) =>
        asks.Any(OfHours.Contains)
        || (asks.Contains(Ask.Where)
            && (whole.Evidence.HasAny("office") || point() is not { Point: not null, Probability: >= PointReading.Sure }))
        || (asks.Count == 0 && whole.Parts.Tokens.Count <= FewWords && whole.Evidence.HasAny("office")
            && (top.Rule is { IsProcedure: true } || point().Point is null));

    /// <summary>What somebody wants to do at an office: a procedure that a rule reads, or else the one service that is likely.</summary>
    public static string? ServiceOf(IReadOnlyList<Candidate> candidates)
    {
        if (candidates.FirstOrDefault(one => one.Rule is { Intent: Intent.Guide, IsProcedure: true }) is { } named)
            return named.Service;
        var rest = candidates.Where(one => one.Intent != Intent.Centre).ToList();
        return rest is [{ Intent: Intent.Guide, Probability: >= LeastOfAService } likeliest, ..]
            && likeliest.Probability >= ShareOfAService * rest.Sum(one => one.Probability) ? likeliest.Service : null;
    }

    /// <summary>
    /// The day whose hours are asked for. A day is also when something happened: it counts where hours are asked, or nothing else. Null
    /// where none or several are named: the usual hours tell.
    /// </summary>
    public static NamedDay? DayOf(IReadOnlyList<Ask> asks, Look whole)
    {
        if (whole.Parts.Tokens.Any(token => RightNow.Contains(token.Key))
            || !(asks.Count == 0 ? whole.Parts.Tokens.Count <= FewWords : OfHours.Contains(asks[0])))
            return null;
        var named = Enum.GetValues<NamedDay>().Where(day => whole.Evidence.HasAny(day.ToName())).ToArray();
        return named is [var day] ? day : null;
    }

    /// <summary>An area alone answers "which area?": what was wanted there is what was asked before.</summary>
    public static Slots GoOn(Slots slots, ReadText text, Inquiry? last) =>
        slots is { Service: null, Place: not null } && text.Count <= Sureness.ShortText
        && last is { Intent: Intent.Guide or Intent.Centre, Slots: var before }
            ? slots with { Service = before.Service, CentreKind = slots.CentreKind ?? before.CentreKind, Day = slots.Day ?? before.Day }
            : slots;
}
