using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// A file whose header is that of its kind; it can be read several times, and nobody can write to it meanwhile. A row is one line: a line
/// break inside quotes ends it, so that a forgotten quote costs one row and not the rest of the file.
/// </summary>
internal sealed class CsvFile : IDisposable
{
    private const int LongestLine = 1 << 20;

    // The preamble makes the reader pass over a byte order mark; any byte that is not UTF-8 throws.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly FileStream stream;
    private readonly ImportKind kind;
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private int width;
    private string? malformed;

    private CsvFile(FileStream stream, ImportKind kind) => (this.stream, this.kind) = (stream, kind);

    /// <exception cref="ImportException">The file is missing, empty, not UTF-8, or has other columns.</exception>
    public static CsvFile Open(string path, ImportKind kind)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportException($"There is no file {path}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"The file {path} cannot be read: it is no file, is being written, or is not permitted.");
        }

        var file = new CsvFile(stream, kind);
        try
        {
            file.ReadHeader();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>SHA-256 of its bytes, in hexadecimal digits.</summary>
    public string Digest()
    {
        stream.Position = 0;
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    /// <summary>Every line after the header; the same row object each time.</summary>
    /// <exception cref="ImportException">A byte is not UTF-8, or a line has no end.</exception>
    public IEnumerable<CsvRow> Rows()
    {
        using var csv = Restart();
        var row = new CsvRow(columns);
        while (Guard(csv.Read))
        {
            var fields = new string[csv.FieldCount];
            for (var i = 0; i < fields.Length; i++)
                fields[i] = csv.GetString(i);
            var fault = malformed ?? (fields.Length == width ? null : $"expected {width} fields, found {fields.Length}");
            malformed = null;
            row.Load(fields, csv.LineNumber, fault);
            yield return row;
        }
    }

    /// <summary>The row's values in the order of the kind's columns.</summary>
    public IEnumerable<string> InOrder(CsvRow row) =>
        kind.Columns.Select(column => columns[column] is var i && i < row.Fields.Count ? row.Fields[i] : string.Empty);

    public void Dispose() => stream.Dispose();

    private CsvReader Restart()
    {
        malformed = null;
        stream.Position = 0;
        var text = new StreamReader(stream, StrictUtf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        return CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',',
            AllowLineBreaksInQuotes = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MaxRecordSize = LongestLine,
            OnMalformedRecord = record => malformed = Explain(record.Reason),
        });
    }

    private static string Explain(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes =>
            "a quote is opened and not closed on this line",
        _ => "a quote stands inside a value: put the value in quotes and double the quotes inside it",
    };

    private void ReadHeader()
    {
        using var csv = Restart();
        Guard(() =>
        {
            csv.ReadHeader();
            return true;
        });
        var headers = csv.Headers.Select(TypedText.Visible).ToArray();
        if (headers.All(string.IsNullOrEmpty))
            throw new ImportException($"The file is empty. Its first line must name the columns: {string.Join(',', kind.Columns)}.");

        if (headers is [var only] && only.AsSpan().IndexOfAny(";\t") is >= 0 and var separator)
        {
            throw new ImportException(
                $"The columns are separated by {(only[separator] == ';' ? "semicolons" : "tabs")}: save the file with commas "
                + "(\"CSV UTF-8 (comma delimited)\") and import it again.");
        }

        width = headers.Length;

        // A rejected file, once put right, can be imported as it is: its two own columns are passed over.
        if (headers is [.. var own, RejectedRows.LineColumn, RejectedRows.ReasonColumn])
            headers = own;
        var missing = kind.Columns.Except(headers, StringComparer.OrdinalIgnoreCase).ToList();
        var unknown = headers.Except(kind.Columns, StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0 || unknown.Count > 0)
            throw new ImportException(Mismatch(headers, missing, unknown));
        for (var i = 0; i < headers.Length; i++)
        {
            if (!columns.TryAdd(headers[i], i))
                throw new ImportException($"The header names the column {headers[i]} twice.");
        }
    }

    /// <summary>Unknown columns are named only beside known ones: a file without a header has a person's data there.</summary>
    private string Mismatch(string[] headers, List<string> missing, List<string> unknown)
    {
        var other = ImportKinds.All.FirstOrDefault(
            other => other.Columns.Order().SequenceEqual(headers.Order(), StringComparer.OrdinalIgnoreCase));
        if (other is not null)
            return $"The file has the columns of {other.Name}, not of {kind.Name}.";
        var expected = $"Its first line must be: {string.Join(',', kind.Columns)}.";
        if (missing.Count == kind.Columns.Count)
            return $"The file has no header row of {kind.Name}. {expected}";
        var faults = new List<string>();
        if (missing.Count > 0)
            faults.Add($"lacks {string.Join(", ", missing)}");
        if (unknown.Count > 0)
            faults.Add($"has unknown columns ({string.Join(", ", unknown.Select(name => name.Length == 0 ? "without a name" : name))})");
        return $"The file does not fit {kind.Name}: its header {string.Join(" and ", faults)}. {expected}";
    }

    private static bool Guard(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw new ImportException("The file is not UTF-8 throughout: save it as \"CSV UTF-8\" and import it again.");
        }
        catch (CsvFormatException)
        {
            throw new ImportException($"The file has a line of more than {LongestLine / 1024} KiB: it is no CSV file.");
        }
    }
}
