using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Records.Importing;

/// <summary>The records of a folder of import files, in memory: what an import of them would store, read back.</summary>
internal sealed class RecordFolder
{
    private readonly Dictionary<string, PersonRecords> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> civilIds = new(StringComparer.Ordinal);

    /// <param name="asOf">When the data is said to be true (UTC).</param>
    /// <exception cref="ImportException">A file cannot be used, or one of its rows is bad.</exception>
    public static RecordFolder Load(string folder, DateTimeOffset asOf)
    {
        var loaded = new RecordFolder();
        var mapper = new RecordMapper(new PartitionKeys(new string('-', 32)));
        var rows = new Dictionary<string, List<TableEntity>>(StringComparer.Ordinal);
        foreach (var (name, file) in FolderImport.FilesOf(folder))
        {
            var kind = ImportKinds.Find(name);
            using var csv = CsvFile.Open(file, kind);
            foreach (var row in csv.Rows())
            {
                var (civilId, record) = kind.Read(row, asOf);
                if (record is null)
                    throw new ImportException($"{Path.GetFileName(file)}, line {row.Line}: {row.Reason}.");
                if (!rows.TryGetValue(civilId, out var own))
                    rows.Add(civilId, own = []);
                if (record is Holder { Phones: [var phone, ..] })
                    loaded.civilIds[phone] = civilId;
                own.Add(mapper.ToEntity(civilId, record));
            }
        }

        foreach (var (civilId, own) in rows)
            loaded.people.Add(civilId, RecordMapper.FromEntities(civilId, own));
        return loaded;
    }

    /// <summary>All that is known of a civil id; records without any content if nothing is.</summary>
    public PersonRecords Of(string civilId) => people.GetValueOrDefault(civilId) ?? RecordMapper.FromEntities(civilId, []);

    /// <summary>To whom a phone (E.164) is bound; null = to nobody.</summary>
    public string? CivilIdOf(string phone) => civilIds.GetValueOrDefault(phone);
}
