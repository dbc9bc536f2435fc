using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Core.Conversations;

/// <summary>The table <c>DeadLetters</c>: what could not be handled, why, and enough of it to try again.</summary>
public sealed class DeadLetterStore(ServiceStorage storage, PartitionKeys keys, MoiSmsMetrics metrics, TimeProvider time)
{
    /// <summary>Longer bodies are cut, with the hash of the whole beside.</summary>
    internal const int MaxBody = 30_000;

    /// <summary>One call.</summary>
    internal async Task FileAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var row = new TableEntity(letter.Where, RowKeys.ForId(letter.Id))
        {
            ["Id"] = letter.Id.Length <= 1024 ? letter.Id : letter.Id[..1024],
            ["Reason"] = letter.Reason,
            ["Body"] = letter.Body.Length <= MaxBody ? letter.Body : letter.Body[..MaxBody],
            ["BodyLength"] = letter.Body.Length,
            ["BodySha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letter.Body))),
            ["FiledAt"] = time.GetUtcNow(),
            ["PhoneKey"] = letter.Phone is null ? null : keys.For(letter.Phone),
        };
        await storage.DeadLetters.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        metrics.DeadLettered(letter.Where);
    }

    /// <summary>An id for a body that is no text of ours: the same for the same body alone, whatever id it names.</summary>
    /// <param name="id">Stands before the hash, where it is no blank and no longer than a key.</param>
    internal static string IdOf(string body, string? id = null)
    {
        var hash = "sha256-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..32];
        return id is null || string.IsNullOrWhiteSpace(id) || id.Length > 200 ? hash : $"{id}:{hash}";
    }
}
