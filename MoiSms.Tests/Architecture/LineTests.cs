using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Architecture;

/// <summary>A line fits a screen: <c>max_line_length</c> of <c>.editorconfig</c>, which no compiler checks.</summary>
public sealed class LineTests
{
    [Fact]
    public void No_line_is_longer_than_editorconfig_says()
    {
        const string setting = @"^\[\*\.cs\]\n(?:[^\[]*\n)?max_line_length = (\d+)$";
        var set = Regex.Match(SourceFiles.Read(".editorconfig"), setting, RegexOptions.Multiline);
        var limit = int.Parse(set.Groups[1].Value, CultureInfo.InvariantCulture);

        SourceFiles.In().SelectMany(path => LongLines(path, SourceFiles.Read(path), limit)).ShouldBeEmpty();
    }

    [Fact]
    public void The_check_of_lines_names_file_and_line()
    {
        LongLines("A.cs", "12345\r\n123456\n", 5).ShouldBe(["A.cs:2 has 6 characters"]);
    }

    private static IEnumerable<string> LongLines(string path, string source, int limit) => source.Split('\n')
        .Select((line, index) => (Length: line.TrimEnd('\r').Length, Number: index + 1))
        .Where(line => line.Length > limit)
        .Select(line => string.Create(CultureInfo.InvariantCulture, $"{path}:{line.Number} has {line.Length} characters"));
}
