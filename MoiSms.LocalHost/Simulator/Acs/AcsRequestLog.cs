namespace MoiSms.LocalHost.Simulator.Acs;

/// <summary>The latest 10,000 requests to <c>/sms</c> as they came, for tests to read.</summary>
internal sealed class AcsRequestLog
{
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Queue<AcsRequestRecord> records = new();

    public void Add(AcsRequestRecord record)
    {
        lock (gate)
        {
            records.Enqueue(record);
            if (records.Count > Most)
                records.Dequeue();
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<AcsRequestRecord> Read()
    {
        lock (gate)
            return [.. records];
    }

    public void Clear()
    {
        lock (gate)
            records.Clear();
    }
}

/// <summary>One request to <c>/sms</c>.</summary>
internal sealed class AcsRequestRecord
{
    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query.</summary>
    public required string Target { get; init; }

    /// <summary>Without what proves the sender.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Body { get; init; }

    /// <summary>Set when it is answered; null while it hangs and where the connection was cut.</summary>
    public int? Status { get; set; }

    /// <summary>The headers of a request, the signature or token hidden.</summary>
    public static IReadOnlyDictionary<string, string> Harmless(IHeaderDictionary headers) => headers.ToDictionary(
        header => header.Key,
        header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
            ? HideProof(header.Value.ToString())
            : header.Value.ToString(),
        StringComparer.OrdinalIgnoreCase);

    private static string HideProof(string authorization)
    {
        var signature = authorization.IndexOf("Signature=", StringComparison.OrdinalIgnoreCase);
        return signature >= 0 ? authorization[..signature] + "Signature=(hidden)" : authorization.Split(' ')[0] + " (hidden)";
    }
}
