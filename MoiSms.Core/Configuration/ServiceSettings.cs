namespace MoiSms.Core.Configuration;

/// <summary>What operators set while the service runs: a snapshot of the table <c>Settings</c>.</summary>
/// <param name="ImportedAsOf">When each kind's data was true at its source at its last import (UTC), by <see cref="Records.RecordKinds"/> name.</param>
public sealed record ServiceSettings(IReadOnlyDictionary<string, DateTimeOffset> ImportedAsOf)
{
    /// <summary>The partition with one row a kind that was imported.</summary>
    public const string ImportsPartition = "imports";

    /// <summary>The property of such a row.</summary>
    public const string AsOfProperty = "AsOf";
}
