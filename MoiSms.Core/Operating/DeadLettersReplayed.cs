namespace MoiSms.Core.Operating;

/// <param name="Replayed">Put on their way again by this call.</param>
/// <param name="NotPossible">Were cut, are no message of ours, or have nothing to send any more: they stay as they are.</param>
/// <param name="Next">Where the next call goes on; null = there are no more.</param>
public sealed record DeadLettersReplayed(int Replayed, int NotPossible, string? Next);
