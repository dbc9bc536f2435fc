using System.Globalization;
using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Gateway.Smpp.Texts;

namespace MoiSms.Gateway.Storage;

/// <summary>Texts on their way in: what they are known by, and the parts of long ones.</summary>
internal sealed class InboundStore(TableClient table, PartitionKeys keys, TimeProvider time)
{
    private const string Done = "done";
    private const string Joining = "joining";

    /// <summary>
    /// For so long a centre may bring a text again whose answer was lost with its line, and a part whose text was passed on.
    /// </summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>The id under which a text is passed on that has an id of the operator's.</summary>
    public static string IdOf(PartitionKeys keys, string from, string operators) => "Incoming_" + keys.For($"{from}\n{operators}");

    public string IdOf(string from, string operators) => IdOf(keys, from, operators);

    public string HashOf(params IEnumerable<string> values) => keys.For(string.Join('\n', values));

    /// <summary>The row of a text: the one that is there where it is the same text, else a new one.</summary>
    /// <param name="proven">Up to when the centre was known to have the answers of its line as it came.</param>
    public async Task<InboundRow> OpenAsync(
        string from, string known, string line, DateTimeOffset proven, CancellationToken cancellationToken)
    {
        var (partition, rowKey) = (PartitionOf(from), GatewayNames.Inbound + known);
        while (true)
        {
            var now = time.GetUtcNow();
            var before = await table.GetEntityIfExistsAsync<TableEntity>(partition, rowKey, cancellationToken: cancellationToken);
            if (before is { HasValue: true, Value: { } row })
            {
                var at = row.GetDateTimeOffset(GatewayNames.At)!.Value;
                var isSame = row.GetBoolean(GatewayNames.IsDone) != true
                    || (now - at < Again && !await HasAnswerAsync(row, line, proven, cancellationToken));
                if (isSame)
                    return new InboundRow(partition, rowKey, row.GetString(GatewayNames.Id), at, line);
            }

            var opened = new InboundRow(partition, rowKey, $"Incoming_{Guid.NewGuid():N}", now, line);
            try
            {
                var entity = EntityOf(opened, isDone: false);
                await (before.HasValue
                    ? table.UpdateEntityAsync(entity, before.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                    : table.AddEntityAsync(entity, cancellationToken));
                return opened;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                // The same came over another line at the same moment, and was faster: it has the id.
            }
        }
    }

    /// <summary>Says that the text was passed on.</summary>
    public Task CloseAsync(InboundRow row, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(EntityOf(row, isDone: true), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Notes that the centre has all answers that a line carried up to a moment.</summary>
    public Task ProveAsync(string line, DateTimeOffset upTo, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(GatewayNames.Lines, line) { [GatewayNames.At] = upTo }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Whether this part is of a text that was passed on.</summary>
    public async Task<bool> IsDoneAsync(string from, string set, int number, byte[] letters, CancellationToken cancellationToken) =>
        await table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(from), PartKey(set, Done), cancellationToken: cancellationToken)
            is { HasValue: true, Value: { } row }
        && time.GetUtcNow() - row.GetDateTimeOffset(GatewayNames.At) < Again
        && row.GetString(GatewayNames.Id).Split(' ').Contains(Print(number, letters));

    /// <summary>Keeps a part, in place of one of that number.</summary>
    public async Task KeepAsync(string from, string to, string set, ReceivedPart part, CancellationToken cancellationToken)
    {
        var (partition, now) = (PartitionOf(from), time.GetUtcNow());
        // First what the sweep goes by: a part that nobody looks for would wait for ever.
        await table.UpsertEntityAsync(
            new TableEntity(GatewayNames.Waiting, $"{partition}:{set}") { [GatewayNames.At] = now, [GatewayNames.Text] = set },
            TableUpdateMode.Merge, cancellationToken);
        await table.UpsertEntityAsync(
            new TableEntity(partition, PartKey(set, part.Part!.Number.ToString("000", CultureInfo.InvariantCulture)))
            {
                [GatewayNames.From] = from,
                [GatewayNames.To] = to,
                [GatewayNames.Number] = part.Part.Number,
                [GatewayNames.Total] = part.Part.Total,
                [GatewayNames.Alphabet] = part.Alphabet.ToString(),
                [GatewayNames.Letters] = part.Letters,
                [GatewayNames.At] = now,
            },
            TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The parts of a text that are there; null for none.</summary>
    public Task<KeptText?> PartsAsync(string from, string set, CancellationToken cancellationToken) =>
        ReadAsync(PartitionOf(from), set, cancellationToken);

    /// <summary>The parts that are there now of a text that was looked at before; null for none.</summary>
    public Task<KeptText?> PartsAsync(KeptText seen, CancellationToken cancellationToken) =>
        ReadAsync(seen.Partition, seen.Set, cancellationToken);

    /// <summary>Texts whose last part came before a moment, whole or not.</summary>
    public async IAsyncEnumerable<(TableEntity Note, KeptText? Text)> WaitingAsync(
        DateTimeOffset before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var notes = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {GatewayNames.Waiting} and At lt {before}"),
            cancellationToken: cancellationToken);
        await foreach (var note in notes.WithCancellation(cancellationToken))
            yield return (note, await ReadAsync(note.RowKey.Split(':')[0], note.GetString(GatewayNames.Text), cancellationToken));
    }

    /// <summary>How many texts wait for parts.</summary>
    public async Task<int> CountWaitingAsync(CancellationToken cancellationToken) =>
        await table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {GatewayNames.Waiting}"), select: ["RowKey"],
            cancellationToken: cancellationToken).CountAsync(cancellationToken);

    /// <summary>Takes it on to pass a text on: nobody else does so until the claim is given up, or as old as it may become.</summary>
    /// <returns>Null where somebody else has it.</returns>
    public async Task<PartsClaim?> TryClaimAsync(KeptText kept, TimeSpan lasts, CancellationToken cancellationToken)
    {
        var row = new TableEntity(kept.Partition, PartKey(kept.Set, Joining)) { [GatewayNames.At] = time.GetUtcNow() };
        try
        {
            var before = await table.GetEntityIfExistsAsync<TableEntity>(
                row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
            if (before.HasValue && time.GetUtcNow() - before.Value!.GetDateTimeOffset(GatewayNames.At) < lasts)
                return null;
            var response = await (before.HasValue
                ? table.UpdateEntityAsync(row, before.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                : table.AddEntityAsync(row, cancellationToken));
            return new PartsClaim(row.PartitionKey, row.RowKey, response.Headers.ETag!.Value);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Gives a claim up, unless somebody else has it by now.</summary>
    public async Task GiveUpAsync(PartsClaim claim)
    {
        try
        {
            await table.DeleteEntityAsync(claim.Partition, claim.RowKey, claim.Version, CancellationToken.None);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // It was too old, and is another's.
        }
    }

    /// <summary>In place of the parts stands what they are known by, for whichever of them comes again.</summary>
    public async Task FinishAsync(KeptText kept, CancellationToken cancellationToken)
    {
        var prints = string.Join(' ', kept.Parts.Select(part => Print(part.Part!.Number, part.Letters)));
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.UpsertReplace, new TableEntity(kept.Partition, PartKey(kept.Set, Done))
            {
                [GatewayNames.At] = time.GetUtcNow(),
                [GatewayNames.Id] = prints,
            }),
            .. kept.Parts.Take(99).Select(part => new TableTransactionAction(
                TableTransactionActionType.Delete,
                new TableEntity(kept.Partition, PartKey(kept.Set, part.Part!.Number.ToString("000", CultureInfo.InvariantCulture))),
                ETag.All)),
        ];
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
        }
        catch (TableTransactionFailedException e) when (e.Status == 404)
        {
            // Somebody else passed the same text on.
        }

        await table.DeleteEntityAsync(GatewayNames.Waiting, $"{kept.Partition}:{kept.Set}", ETag.All, cancellationToken);
    }

    public Task ForgetAsync(TableEntity note, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(note.PartitionKey, note.RowKey, note.ETag, cancellationToken);

    private async Task<KeptText?> ReadAsync(string partition, string set, CancellationToken cancellationToken)
    {
        var (first, end) = (PartKey(set, "0"), PartKey(set, "9"));
        var rows = await table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey lt {end}"),
            cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        if (rows is not [var any, ..])
            return null;
        var total = any.GetInt32(GatewayNames.Total)!.Value;
        return new KeptText(
            partition, set, any.GetString(GatewayNames.From), any.GetString(GatewayNames.To), total,
            rows.Min(row => row.GetDateTimeOffset(GatewayNames.At)!.Value),
            [.. rows.Select(row => new ReceivedPart(
                new PartReference(0, total, row.GetInt32(GatewayNames.Number)!.Value),
                Enum.Parse<Alphabet>(row.GetString(GatewayNames.Alphabet)),
                row.GetBinary(GatewayNames.Letters)))]);
    }

    /// <summary>Whether the centre heard that it is stored: then the same words are the next question.</summary>
    private async Task<bool> HasAnswerAsync(TableEntity row, string line, DateTimeOffset proven, CancellationToken cancellationToken)
    {
        var before = row.GetString(GatewayNames.Line);
        var doneAt = row.GetDateTimeOffset(GatewayNames.DoneAt) ?? row.GetDateTimeOffset(GatewayNames.At);
        // What storage says of this line may be younger than the text.
        if (before == line)
            return proven >= doneAt;
        return await table.GetEntityIfExistsAsync<TableEntity>(GatewayNames.Lines, before, cancellationToken: cancellationToken)
            is { HasValue: true, Value: { } proof } && proof.GetDateTimeOffset(GatewayNames.At) >= doneAt;
    }

    private TableEntity EntityOf(InboundRow row, bool isDone) => new(row.Partition, row.RowKey)
    {
        [GatewayNames.Id] = row.Id,
        [GatewayNames.At] = row.At,
        [GatewayNames.Line] = row.Line,
        [GatewayNames.IsDone] = isDone,
        [GatewayNames.DoneAt] = isDone ? time.GetUtcNow() : null,
    };

    private string PartitionOf(string from) => keys.For(SenderNumber.Normalise(from) ?? from);

    private string Print(int number, byte[] letters) =>
        HashOf(number.ToString(CultureInfo.InvariantCulture), Convert.ToHexString(letters));

    private static string PartKey(string set, string part) => $"{GatewayNames.Part}{set}:{part}";
}
