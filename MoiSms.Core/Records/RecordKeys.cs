using System.Security.Cryptography;
using System.Text;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Records;

/// <summary>Row keys of <c>Records</c>: <c>kind</c> or <c>kind:key</c>, whatever characters the key holds.</summary>
internal static class RecordKeys
{
    /// <summary>A table takes keys of 512 UTF-16 units; what is longer than this once escaped is hashed.</summary>
    private const int LongestEscaped = 400;

    /// <summary>
    /// <c>kind:key</c>. ASCII letters, digits and <c>- _ .</c> stand as they are; the other UTF-8 bytes become <c>~hh</c>, so that
    /// <c>5/1882</c> is <c>5~2f1882</c> and no two keys meet. The plain value is a property of the row.
    /// </summary>
    public static string For(string kind, string key) => $"{kind}:{Escape(key)}";

    /// <summary>The kind of a row key.</summary>
    public static string KindOf(string rowKey) =>
        rowKey.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? rowKey[..colon] : rowKey;

    private static string Escape(string key)
    {
        var escaped = new StringBuilder(key.Length + 8);
        var bytes = Encoding.UTF8.GetBytes(key);
        foreach (var b in bytes)
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.')
                escaped.Append((char)b);
            else
                escaped.Append('~').Append(Convert.ToHexStringLower([b]));
        }

        // "~~" begins no escaped key.
        return escaped.Length <= LongestEscaped ? escaped.ToString() : "~~" + PartitionKeys.Base32(SHA256.HashData(bytes).AsSpan(0, 20));
    }
}
