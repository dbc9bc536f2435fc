namespace MoiSms.Gateway.Storage;

/// <summary>A text that came without an id of the operator's, from its coming until it was passed on.</summary>
/// <param name="Id">Under which it is passed on, however often.</param>
/// <param name="At">When it first came.</param>
/// <param name="Line">Over which it came last.</param>
internal sealed record InboundRow(string Partition, string RowKey, string Id, DateTimeOffset At, string Line);
