namespace MoiSms.Core.Foundation.Settings;

/// <param name="Phone">E.164.</param>
/// <param name="AddedAt">UTC.</param>
public sealed record PilotMember(string Phone, DateTimeOffset AddedAt);
