namespace MoiSms.Core.Operating;

/// <param name="Done">Different phones added or removed.</param>
/// <param name="Unusable">The places (from 1) of what is no telephone number.</param>
public sealed record MembersChanged(int Done, IReadOnlyList<int> Unusable);
