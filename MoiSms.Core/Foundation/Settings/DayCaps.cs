namespace MoiSms.Core.Foundation.Settings;

/// <summary>
/// What may be sent in a day of Kuwait before numbers of other countries get no answer any more. Kuwait's numbers are always answered: more
/// than was planned is told by an alert, and people decide.
/// </summary>
/// <param name="Parts">SMS parts to all phones.</param>
/// <param name="ForeignParts">SMS parts to numbers of other countries; 0 = they are never answered.</param>
internal sealed record DayCaps(int Parts, int ForeignParts)
{
    /// <summary>The caps where nobody set any.</summary>
    public static DayCaps Default { get; } = new(Limits.MaxTotalPartsPerDay.Default, Limits.MaxForeignPartsPerDay.Default);

    /// <param name="parts">SMS parts that were sent today.</param>
    /// <param name="foreignParts">Those of them that went abroad.</param>
    public bool IsReached(long parts, long foreignParts) => parts >= Parts || foreignParts >= ForeignParts;
}
