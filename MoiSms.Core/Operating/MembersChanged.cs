namespace MoiSms.Core.Operating;

/// <param name="Done">Different phones that are members now, or that were removed.</param>
/// <param name="Unusable">The places (from 1) of entries that are no mobile numbers.</param>
/// <param name="NoMembers">The places (from 1) of phones to be removed that were no members.</param>
public sealed record MembersChanged(int Done, IReadOnlyList<int> Unusable, IReadOnlyList<int> NoMembers);
