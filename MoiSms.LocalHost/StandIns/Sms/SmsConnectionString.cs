namespace Azure.Communication.Sms;

/// <summary><c>endpoint=https://...;accesskey=base64</c>, the parts in any order and case.</summary>
internal sealed record SmsConnectionString(Uri Endpoint, byte[] AccessKey)
{
    public static SmsConnectionString Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        if (!parts.TryGetValue("endpoint", out var endpoint) || !Uri.TryCreate(endpoint, UriKind.Absolute, out var uri))
            throw new ArgumentException("The connection string names no endpoint.", nameof(text));
        if (!parts.TryGetValue("accesskey", out var accessKey) || !TryDecode(accessKey, out var key))
            throw new ArgumentException("The connection string holds no base64 access key.", nameof(text));
        return new SmsConnectionString(uri, key);
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        var decoded = Convert.TryFromBase64String(text, bytes, out var length) && length > 0;
        bytes = bytes[..length];
        return decoded;
    }
}
