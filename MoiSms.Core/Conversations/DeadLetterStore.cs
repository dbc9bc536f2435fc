using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Core.Conversations;

/// <summary>The table <c>DeadLetters</c>: what could not be handled, why, and enough of it to try again.</summary>
public sealed class DeadLetterStore(
    ServiceStorage storage, ConversationStore conversations, PartitionKeys keys, MoiSmsMetrics metrics, TimeProvider time)
{
    /// <summary>Longer bodies are cut, with the hash of the whole beside.</summary>
    internal const int MaxBody = 30_000;

    /// <summary>Set where digits of the body are hidden: it cannot be put on its way again.</summary>
    internal const string Hidden = "Hidden";

    /// <summary>
    /// Files it, unless its phone was erased since it came. One call; one more where it has a phone, and a third where that was erased.
    /// </summary>
    /// <returns>Whether it is kept.</returns>
    internal async Task<bool> FileAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Id(letter);
        var body = LetterBody.Hide(letter.Body);
        var phone = letter.Phone ?? LetterBody.PhoneIn(letter.Body);
        var row = new TableEntity(letter.Where, RowKeys.ForId(id))
        {
            ["Id"] = id.Length <= 1024 ? id : id[..1024],
            ["Reason"] = letter.Reason,
            ["Body"] = body.Length <= MaxBody ? body : body[..MaxBody],
            ["BodyLength"] = body.Length,
            ["BodySha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))),
            // A reply is replayed from its own row, whatever the letter shows of it.
            [Hidden] = body != letter.Body && letter.Where != QueueNames.Outbound,
            ["FiledAt"] = now,
            ["PhoneKey"] = phone is null ? null : keys.For(phone),
        };
        await storage.DeadLetters.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        // An erasure writes its marker before it looks for letters: the later of the two finds what the other wrote.
        var acceptedAt = letter.AcceptedAt ?? now;
        if (phone is not null
            && await conversations.IsErasedAsync(phone, letter.ReceivedAt ?? acceptedAt, acceptedAt, cancellationToken))
        {
            await WithdrawAsync(letter, cancellationToken);
            return false;
        }

        metrics.DeadLettered(letter.Where);
        return true;
    }

    /// <summary>Takes one back, with its body. One call.</summary>
    internal Task WithdrawAsync(DeadLetter letter, CancellationToken cancellationToken) =>
        storage.DeadLetters.DeleteEntityAsync(letter.Where, RowKeys.ForId(Id(letter)), ETag.All, cancellationToken);

    private string Id(DeadLetter letter) => letter.Id ?? IdOf(letter.Body);

    /// <summary>An id for a body that is no text of ours: the same for the same body alone, whatever id it names.</summary>
    /// <param name="id">Stands before the hash, where it is no blank and no longer than a key.</param>
    internal string IdOf(string body, string? id = null)
    {
        // Under the key: a plain hash of six digits, and of words that are known, would tell the digits.
        var hash = "body-" + keys.For(body);
        return id is null || string.IsNullOrWhiteSpace(id) || id.Length > 200 ? hash : $"{id}:{hash}";
    }
}
