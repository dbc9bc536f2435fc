using System.Text;
using CsCheck;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Hosting;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

public sealed class CsvFilePropertyTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf(
        Gen.OneOf(",", "\"", "\n", "\r", "'", "=", "\u202A", "284010100002", "7.71E+11", "May-20", "5/1882", "2026-02-01", "٢٠٫٥", "yes"),
        Gen.String);

    private static readonly Gen<byte[]> Bodies = Gen.OneOf(
        Gen.Byte.Array, Pieces.Array[0, 40].Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces))));

    [Fact]
    public void Whatever_stands_under_a_header_is_rows_with_reasons_or_one_line_that_says_why_not()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.csv");
        Gen.Select(Gen.OneOf([.. ImportKinds.All]), Bodies).Sample(
            (kind, body) =>
            {
                File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes(string.Join(',', kind.Columns) + "\n"), .. body]);
                try
                {
                    using var csv = CsvFile.Open(path, kind);
                    return csv.Rows().All(row => kind.Read(row, DateTimeOffset.UnixEpoch).Record is not null || row.Reason.Length > 0);
                }
                catch (ImportException)
                {
                    return true;
                }
            },
            iter: 2000,
            threads: 1);
    }
}
