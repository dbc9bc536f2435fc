using CsvHelper;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// <c>&lt;file&gt;.rejected.csv</c> beside <c>&lt;file&gt;.csv</c>, made when the first row is rejected: the kind's columns, then the line
/// and the reason. It holds personal data as the imported file does, so only its owner may read it. With a byte order mark, so that
/// spreadsheets show Arabic.
/// </summary>
internal sealed class RejectedRows : IDisposable
{
    private const string Extension = ".rejected.csv";

    public const string LineColumn = "line";
    public const string ReasonColumn = "reason";

    private readonly string path;
    private readonly ImportKind kind;
    private CsvWriter? writer;

    /// <summary>Removes what an earlier import of the file left.</summary>
    public RejectedRows(string file, ImportKind kind)
    {
        (path, this.kind) = (System.IO.Path.ChangeExtension(file, Extension), kind);
        Try(() => File.Delete(path));
    }

    public long Count { get; private set; }

    /// <summary>Null if no row was rejected.</summary>
    public string? Path => Count > 0 ? path : null;

    public void Add(IEnumerable<string> values, long line, string reason)
    {
        Try(() =>
        {
            writer ??= Create();
            foreach (var value in values)
                writer.WriteField(value);
            writer.WriteField(line);
            writer.WriteField(reason);
            writer.EndRecord();
        });
        Count++;
    }

    public void Dispose() => Try(() => writer?.Dispose());

    private CsvWriter Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var created = CsvWriter.Create(new FileStream(path, options), new CsvWriterOptions { WriteByteOrderMark = true });
        created.WriteHeader([.. kind.Columns, LineColumn, ReasonColumn]);
        return created;
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(
                $"Rejected rows cannot be written to {path}: make its folder writable, or close the file where it is open.");
        }
    }
}
