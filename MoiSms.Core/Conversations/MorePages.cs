using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <param name="WrittenAt">When the first page was written (UTC).</param>
/// <param name="CivilId">Whom the phone was bound to then: a phone that changes hands must not show the rest to its new owner.</param>
[Stored("Conversations: More of a state")]
internal sealed record MorePages(DateTimeOffset WrittenAt, string? CivilId, IReadOnlyList<string> Pages);
