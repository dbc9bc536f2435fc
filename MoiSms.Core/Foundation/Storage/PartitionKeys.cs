using System.Security.Cryptography;
using System.Text;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>
/// Partition keys: HMAC-SHA256 of the E.164 phone or the civil id under a secret, its first 128 bits in base32 (26 characters).
/// Keys stand in URLs, and URLs stand in logs and traces: a hash there tells nobody anything, spreads load and needs no escaping.
/// The secret cannot be changed later without rewriting every row.
/// </summary>
public sealed class PartitionKeys(string secret)
{
    /// <summary>Letters of a key.</summary>
    internal const int Length = 26;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private readonly byte[] key = Encoding.UTF8.GetBytes(secret);

    /// <summary>The key of a phone (E.164) or a civil id (12 digits).</summary>
    public string For(string value)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value), hash);
        return Base32(hash[..16]);
    }

    internal static string Base32(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[(bytes.Length * 8 + 4) / 5];
        int buffer = 0, bits = 0, letters = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            bits += 8;
            while (bits >= 5)
                text[letters++] = Alphabet[(buffer >> (bits -= 5)) & 31];
            buffer &= (1 << bits) - 1;
        }

        if (bits > 0)
            text[letters] = Alphabet[(buffer << (5 - bits)) & 31];
        return text.ToString();
    }
}
