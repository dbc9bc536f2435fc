namespace MoiSms.Core.Operating;

/// <param name="MeasuredAt">UTC.</param>
public sealed record QueueStates(DateTimeOffset MeasuredAt, IReadOnlyList<QueueState> Queues);
