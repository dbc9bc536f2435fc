using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Gateway.Storage;

/// <summary>A text on its way out, as it stands in the table.</summary>
internal sealed record SubmitRow
{
    private const string NotTaken = "-";

    /// <summary>The partition key of the citizen's phone.</summary>
    public required string Partition { get; init; }

    /// <summary>repeatabilityRequestId.</summary>
    public required Guid Id { get; init; }

    public required string To { get; init; }

    public required string From { get; init; }

    public string? Tag { get; init; }

    /// <summary>As it came.</summary>
    public required string FirstSent { get; init; }

    public required SubmitState State { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset TriedAt { get; init; }

    /// <summary>The operator's ids, one a part; null where it did not take the part, or nobody knows.</summary>
    public required IReadOnlyList<string?> MessageIds { get; init; }

    /// <summary>A bit for each part that was delivered.</summary>
    public long Delivered { get; init; }

    /// <summary>Since when somebody tells the service what became of it: nobody else does meanwhile.</summary>
    public DateTimeOffset? ReportingAt { get; init; }

    /// <summary>The version that was read; unset for a new one.</summary>
    public ETag Version { get; init; }

    /// <summary>Nothing more is to be handed over.</summary>
    public bool IsTaken => State is not (SubmitState.Submitting or SubmitState.Waiting or SubmitState.Refused);

    public string RowKey => GatewayNames.Submit + Id.ToString("N");

    public bool IsWholeDelivered => Delivered == (1L << MessageIds.Count) - 1;

    public TableEntity ToEntity() => new(Partition, RowKey)
    {
        [GatewayNames.To] = To,
        [GatewayNames.From] = From,
        [GatewayNames.Tag] = Tag,
        [GatewayNames.FirstSent] = FirstSent,
        [GatewayNames.State] = State.ToString(),
        [GatewayNames.At] = At,
        [GatewayNames.TriedAt] = TriedAt,
        [GatewayNames.MessageIds] = string.Join(' ', MessageIds.Select(id => id ?? NotTaken)),
        [GatewayNames.Delivered] = Delivered,
        [GatewayNames.ReportingAt] = ReportingAt,
    };

    public static SubmitRow Read(TableEntity row) => new()
    {
        Partition = row.PartitionKey,
        Id = Guid.ParseExact(row.RowKey.AsSpan(GatewayNames.Submit.Length), "N"),
        To = row.GetString(GatewayNames.To),
        From = row.GetString(GatewayNames.From),
        Tag = row.GetString(GatewayNames.Tag),
        FirstSent = row.GetString(GatewayNames.FirstSent),
        State = Enum.Parse<SubmitState>(row.GetString(GatewayNames.State)),
        At = row.GetDateTimeOffset(GatewayNames.At)!.Value,
        TriedAt = row.GetDateTimeOffset(GatewayNames.TriedAt)!.Value,
        MessageIds = [.. row.GetString(GatewayNames.MessageIds).Split(' ').Select(id => id == NotTaken ? null : id)],
        Delivered = row.GetInt64(GatewayNames.Delivered) ?? 0,
        ReportingAt = row.GetDateTimeOffset(GatewayNames.ReportingAt),
        Version = row.ETag,
    };
}
