namespace MoiSms.Core.Replies.Answers;

/// <summary>What can be told of a service, in the order in which "more" tells what was not asked.</summary>
internal enum GuidePart
{
    Fee,
    Papers,
    Steps,
    Where,
    Online,
    Takes,
    Who,
    Conditions,
    Penalty,
    Contact,
    What,
}
