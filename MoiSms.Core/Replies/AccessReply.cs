namespace MoiSms.Core.Replies;

/// <param name="Code">With LinkCode and UnlinkCode.</param>
/// <param name="HoldsFrom">UTC; with LinkedLater and OtherLinked.</param>
internal sealed record AccessReply(AccessMessage Words, string? Code = null, DateTimeOffset? HoldsFrom = null);
