using MoiSms.Core.Conversations;

namespace MoiSms.Core.Operating;

/// <param name="By">Who set it.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record FlagChanged(string Id, FlagState State, string By, DateTimeOffset ChangedAt);
