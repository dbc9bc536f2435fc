using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>One inquiry to answer.</summary>
/// <param name="MenuOffset">How many menu lines an answer before this one used: numbers go on.</param>
internal sealed record Question(Inquiry Inquiry, Language Language, ReplyContext Context, int MenuOffset = 0)
{
    public Slots Slots => Inquiry.Slots;

    public DateOnly Today { get; } = KuwaitTime.Today(Context.Now);
}
