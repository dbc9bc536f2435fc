namespace MoiSms.LocalHost.Operator;

/// <summary>What happened at the centre: one of the two.</summary>
/// <param name="Submit">It took a message.</param>
/// <param name="Taken">A deliver_sm of it was acknowledged: its key, <c>receipt</c> and numbers for receipts.</param>
internal sealed record SmscNews(SmscSubmit? Submit, string? Taken);
