using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>One inquiry to answer.</summary>
/// <param name="MenuOffset">How many menu lines an answer before this one used: numbers go on.</param>
/// <param name="LeadParts">SMS parts that what is said at once should keep to; the rest waits for "more".</param>
internal sealed record Question(
    Inquiry Inquiry, Language Language, ReplyContext Context, int MenuOffset = 0, int LeadParts = Question.UsualLeadParts)
{
    /// <summary>Two parts hold an Arabic sentence of 134 letters, and cost what a ministry can pay for every text.</summary>
    public const int UsualLeadParts = 2;

    /// <summary>Where a text asks two questions each is answered in one part, so far as it can be.</summary>
    public const int LeadPartsOfTwo = 1;

    public Slots Slots => Inquiry.Slots;

    public bool Asks(Ask ask) => Inquiry.Asks.Contains(ask);

    public DateOnly Today { get; } = KuwaitTime.Today(Context.Now);
}
