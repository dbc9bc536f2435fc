using Azure;

namespace MoiSms.Core.Conversations.Counting;

/// <summary>How an hour was counted last: what says whether it has to be counted again.</summary>
/// <param name="CountedAt">When that began, by our clock (UTC).</param>
/// <param name="ChangedAt">The <paramref name="CountedAt"/> of the last count that brought something new.</param>
/// <param name="NotedAt">The newest time of its entries in the index then, by the storage's clock.</param>
/// <param name="Phones">How many texted in it, by that count.</param>
internal sealed record HourMark(DateTimeOffset CountedAt, DateTimeOffset ChangedAt, DateTimeOffset NotedAt, int Phones, ETag Version);
