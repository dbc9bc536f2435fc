using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// <c>&lt;file&gt;.rejected.csv</c> beside <c>&lt;file&gt;.csv</c>, made when the first row is rejected: the kind's columns, then the line
/// and the reason. Of a rejected file that is imported it is <c>&lt;file&gt;.rejected-2.csv</c>, and so on. It holds personal data
/// as the imported file does, so only its owner may read it. With a byte order mark, so that
/// spreadsheets show Arabic.
/// </summary>
internal sealed partial class RejectedRows : IDisposable
{
    public const string LineColumn = "line";
    public const string ReasonColumn = "reason";

    private readonly string path;
    private readonly ImportKind kind;
    private CsvWriter? writer;

    /// <summary>Removes what an earlier import of the file left.</summary>
    public RejectedRows(string file, ImportKind kind)
    {
        (path, this.kind) = (PathFor(file), kind);
        Try(() => File.Delete(path));
    }

    /// <summary>Whether a file is one of rejected rows, by its name.</summary>
    public static bool IsRejected(string file) => Name().IsMatch(System.IO.Path.GetFileNameWithoutExtension(file));

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

    private static string PathFor(string file)
    {
        var stem = System.IO.Path.GetFileNameWithoutExtension(file);
        var name = Name().Match(stem) is { Success: true } earlier
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{stem[..earlier.Index]}.rejected-{(int.TryParse(earlier.Groups[1].Value, out var round) ? round : 1) + 1}")
            : stem + ".rejected";
        return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file) ?? "", name + ".csv");
    }

    [GeneratedRegex(@"\.rejected(?:-(\d{1,4}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

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
