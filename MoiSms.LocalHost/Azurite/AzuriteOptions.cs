namespace MoiSms.LocalHost.Azurite;

internal sealed record AzuriteOptions
{
    /// <summary>The path of Azurite's own <c>azurite.js</c>.</summary>
    public required string Script { get; init; }

    /// <summary>Where the data is kept between runs; null keeps it in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>0 takes a free port.</summary>
    public int BlobPort { get; init; } = 10000;

    public int QueuePort { get; init; } = 10001;

    public int TablePort { get; init; } = 10002;

    /// <summary>
    /// Whether Azurite runs as it is. By default it looks for expired messages once a second, and not with each call, and does not wait
    /// for the disk with each message: azurite-child.cjs says why that costs nothing but time.
    /// </summary>
    public bool IsPlain { get; init; }

    /// <summary><c>name:key;name:key</c> in place of the well-known account; null keeps that one.</summary>
    public string? Accounts { get; init; }
}
