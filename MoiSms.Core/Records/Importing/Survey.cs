using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// The first reading of a file, before anything is written: which lines are good, which repeat or contradict another, and all phones of
/// each holder. Of every row it keeps a hash of the key, a shorter one of the content, and the line, so that a file of millions fits.
/// </summary>
/// <param name="kind">Of the file.</param>
/// <param name="mapper">Makes the rows.</param>
/// <param name="mostRows">What a file may hold, so that memory is bounded.</param>
internal sealed class Survey(ImportKind kind, RecordMapper mapper, int mostRows = ImportLimits.RowsInFile)
{
    private readonly Dictionary<UInt128, Seen> seen = [];
    private readonly Dictionary<ulong, (UInt128 Holder, long Line)> phones = [];
    private readonly Dictionary<UInt128, List<string>> severalPhones = [];
    private readonly HashSet<UInt128> damaged = [];
    private readonly HashSet<long> passedOver = [];

    /// <summary>Lines that will stand in storage.</summary>
    public long Accepted { get; private set; }

    /// <summary>Lines that say what another line says.</summary>
    public long Repeated { get; private set; }

    /// <summary>Whether the second reading takes this line: not if it was rejected, repeats another, or only adds a phone.</summary>
    public bool Takes(long line) => !passedOver.Contains(line);

    /// <summary>Whether the file holds this row of the table.</summary>
    public bool Holds(string partitionKey, string rowKey) => seen.ContainsKey(Identity(partitionKey, rowKey));

    /// <summary>Every phone that the file gives a holder.</summary>
    public IReadOnlyList<string> PhonesOf(TableEntity holder) =>
        severalPhones.GetValueOrDefault(Identity(holder)) ?? RecordMapper.PhonesOf(holder, RecordProperties.Phones);

    /// <summary>Whether a line about this holder was rejected: what it said of their phones is not known.</summary>
    public bool IsDamaged(TableEntity holder) => damaged.Contains(Identity(holder));

    /// <summary>Takes note of a line; the reason if it must be rejected, otherwise null.</summary>
    /// <exception cref="ImportException">The file has more rows than one may have.</exception>
    public string? Note(CsvRow row)
    {
        if (seen.Count + passedOver.Count >= mostRows)
        {
            throw new ImportException(FormattableString.Invariant(
                $"The file has more than {mostRows:N0} rows: nothing was loaded. Import it in several files, without --snapshot."));
        }

        // The as-of is the same for all, so any will do to compare.
        var (civilId, record) = kind.Read(row, DateTimeOffset.UnixEpoch);
        var reason = record is null ? row.Reason : NoteRecord(mapper.ToEntity(civilId, record), row.Line);
        if (reason is not null)
        {
            passedOver.Add(row.Line);
            if (kind.IsHolders && civilId.Length > 0)
                damaged.Add(Identity(mapper.ToEntity(civilId, Nobody(civilId))));
        }

        return reason;
    }

    private string? NoteRecord(TableEntity entity, long line)
    {
        var (id, content) = (Identity(entity), Content(entity));
        var phone = kind.IsHolders ? RecordMapper.PhonesOf(entity, RecordProperties.Phones).SingleOrDefault() : null;
        if (seen.TryGetValue(id, out var first) && first.Content != content)
            return string.Create(CultureInfo.InvariantCulture, $"line {first.Line} has the same key with other values");
        if (phone is not null && phones.TryGetValue(AsNumber(phone), out var other) && other.Holder != id)
            return string.Create(CultureInfo.InvariantCulture, $"phone: line {other.Line} gives the same telephone to another civil id");

        if (seen.TryAdd(id, new Seen(line, content, phone is null ? 0 : AsNumber(phone))))
        {
            Accepted++;
            if (phone is not null)
                phones.Add(AsNumber(phone), (id, line));
            return null;
        }

        passedOver.Add(line);
        if (phone is not null && phones.TryAdd(AsNumber(phone), (id, line)))
        {
            Accepted++;
            if (!severalPhones.TryGetValue(id, out var list))
                severalPhones[id] = list = first.Phone == 0 ? [] : [AsPhone(first.Phone)];
            list.Add(phone);
        }
        else
        {
            Repeated++;
        }

        return null;
    }

    private static Holder Nobody(string civilId) => new(civilId, [], null, null, null, null, null, null, DateTimeOffset.UnixEpoch);

    private static UInt128 Identity(TableEntity entity) => Identity(entity.PartitionKey, entity.RowKey);

    private static UInt128 Identity(string partitionKey, string rowKey) => Hash($"{partitionKey}/{rowKey}");

    /// <summary>What the row says, without a holder's phone: that may differ from line to line.</summary>
    private static ulong Content(TableEntity entity)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in entity)
        {
            if (name != RecordProperties.Phones)
                text.Append(CultureInfo.InvariantCulture, $"{name}\u001f{value}\u001e");
        }

        // Rows of one key are compared, never all with all: half of the hash is plenty.
        return (ulong)Hash(text.ToString());
    }

    private static UInt128 Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }

    private static ulong AsNumber(string e164) => ulong.Parse(e164.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string AsPhone(ulong number) => string.Create(CultureInfo.InvariantCulture, $"+{number}");

    /// <param name="Phone">The digits of its E.164 form; 0 if the line gives none.</param>
    private readonly record struct Seen(long Line, ulong Content, ulong Phone);
}
