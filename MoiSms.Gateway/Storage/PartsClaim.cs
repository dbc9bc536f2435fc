using Azure;

namespace MoiSms.Gateway.Storage;

/// <summary>Who has it passes the text of these parts on, and nobody else.</summary>
internal sealed record PartsClaim(string Partition, string RowKey, ETag Version);
