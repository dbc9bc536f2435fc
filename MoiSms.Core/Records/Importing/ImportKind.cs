using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records.Importing;

/// <summary>One kind of file.</summary>
internal sealed class ImportKind(string name, string recordKind, string columns, Func<string, CsvRow, DateTimeOffset, IRecord> read)
{
    public string Name => name;

    /// <summary>One of <see cref="RecordKinds"/>.</summary>
    public string RecordKind => recordKind;

    public IReadOnlyList<string> Columns { get; } = columns.Split(',');

    public bool IsHolders => recordKind == RecordKinds.Holder;

    /// <summary>
    /// The civil id and record of a row; the record is null, and the row says why, if it is not good. An unreadable civil id is empty.
    /// </summary>
    public (string CivilId, IRecord? Record) Read(CsvRow row, DateTimeOffset asOf)
    {
        var civilId = row.CivilId("civilId");
        var record = read(civilId, row, asOf);
        return (civilId, row.IsGood ? record : null);
    }
}
