namespace MoiSms.LocalHost.Simulator.Acs;

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
