namespace MoiSms.Core.Operating;

/// <param name="Length">Messages, hidden ones too; null = storage did not show the queue.</param>
/// <param name="OldestSeconds">How long the first visible message has waited; 0 where none is visible.</param>
public sealed record QueueState(string Name, long? Length, double? OldestSeconds);
