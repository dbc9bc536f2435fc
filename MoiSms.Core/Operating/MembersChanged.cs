namespace MoiSms.Core.Operating;

/// <param name="Done">Different phones added or removed.</param>
/// <param name="Unusable">The places (from 1) of entries that are not telephone numbers.</param>
public sealed record MembersChanged(int Done, IReadOnlyList<int> Unusable);
