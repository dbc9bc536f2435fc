using MoiSms.Gateway.Smpp;

namespace MoiSms.Gateway.Link;

/// <summary>What is done with what comes over a line.</summary>
/// <param name="DeliverAsync">
/// Answers a deliver_sm of the line that is named; called for many at once, each with the moment up to which the centre had our answers
/// when it came. Whatever it throws is answered as a temporary error.
/// </param>
/// <param name="ProveAsync">Hears that the centre has all answers that a line carried up to a moment.</param>
internal sealed record SmscInbound(
    Func<string, MessagePdu, DateTimeOffset, CancellationToken, Task<CommandStatus>> DeliverAsync,
    Func<string, DateTimeOffset, CancellationToken, Task> ProveAsync);
