using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>Row keys made of ids that others chose.</summary>
[Stored("Conversations: row keys")]
internal static class RowKeys
{
    public const string State = "state";
    public const string MessagePrefix = "m:";

    /// <summary>The first key behind all messages: <c>m:</c> &lt;= key &lt; <c>m;</c>.</summary>
    public const string MessagesEnd = "m;";

    private static readonly SearchValues<char> Safe =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:=");

    /// <summary>The row of one text: <c>m:&lt;text id&gt;</c>.</summary>
    public static string Message(string textId) => MessagePrefix + ForId(textId);

    /// <summary>
    /// The id itself where a key may hold it, else <c>~</c> and its hash: keys must not hold <c>/ \ # ?</c> or control characters,
    /// nor more than 512 letters.
    /// </summary>
    public static string ForId(string id) =>
        id.Length is > 0 and <= 200 && !id.AsSpan().ContainsAnyExcept(Safe)
            ? id
            : "~" + PartitionKeys.Base32(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 20));
}
