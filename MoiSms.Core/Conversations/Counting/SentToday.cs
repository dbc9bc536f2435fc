namespace MoiSms.Core.Conversations.Counting;

/// <summary>What all instances together sent in a day of Kuwait, as far as it was known when it was read.</summary>
/// <param name="Parts">SMS parts that ACS took.</param>
/// <param name="ForeignParts">Those of them that went to numbers of other countries.</param>
internal sealed record SentToday(DateOnly Day, long Parts, long ForeignParts)
{
    public static SentToday Nothing { get; } = new(default, 0, 0);
}
