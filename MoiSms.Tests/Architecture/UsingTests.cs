using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Architecture;

/// <summary>Usings stand in the order that <c>dotnet format</c> gives them, which no compiler checks.</summary>
public sealed partial class UsingTests
{
    [Fact]
    public void Usings_stand_in_order()
    {
        SourceFiles.In().SelectMany(path => Faults(path, SourceFiles.Read(path))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("using Azure;\nusing System.IO;", "A.cs: System.IO stands before Azure")]
    [InlineData("using System.Text;\r\nusing System;\r\n", "A.cs: System stands before System.Text")]
    [InlineData("using Azure.Data;\nusing Azure.Core;\nnamespace A;", "A.cs: Azure.Core stands before Azure.Data")]
    [InlineData("using Azure.Data;\nusing Azure;", "A.cs: Azure stands before Azure.Data")]
    [InlineData("using MoiSms.Replies;\nusing MoiSmsOther;\nusing MoiSms.Core;", "A.cs: MoiSms.Core stands before MoiSms.Replies")]
    [InlineData("using AzureCore;\nusing Azure.Data;", "A.cs: Azure.Data stands before AzureCore")]
    [InlineData("using static System.Math;\nusing Azure;", "A.cs: Azure stands before static System.Math")]
    [InlineData("using Name = System.IO.Path;\nusing static Azure.One;", "A.cs: static Azure.One stands before Name = System.IO.Path")]
    [InlineData("using System;\nusing System.IO;\nusing azure;\nusing Moi;\n\nusing var one = Two();\nusing (A) { }", null)]
    [InlineData("using System;\nnamespace A;\nclass B { string c = \"\"\"\nusing Azure;\nusing System;\n\"\"\"; }", null)]
    public void The_check_of_usings_finds_what_it_should(string source, string? fault)
    {
        Faults("A.cs", source).ShouldBe(fault is null ? [] : [fault]);
    }

    /// <summary>The first using of a file that stands too late.</summary>
    private static IEnumerable<string> Faults(string path, string source)
    {
        var usings = source.ReplaceLineEndings("\n").Split('\n')
            .TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
            .Select(line => Using().Match(line)).Where(match => match.Success).ToList();
        var ordered = usings
            .OrderBy(one => one.Groups["alias"].Success ? 2 : one.Groups["static"].Success ? 1 : 0)
            .ThenBy(one => !(Name(one) + ".").StartsWith("System.", StringComparison.Ordinal))
            // Part by part: the end of a part comes before every letter.
            .ThenBy(one => Name(one).Replace('.', '\0'), StringComparer.OrdinalIgnoreCase);
        return usings.Zip(ordered).Where(pair => pair.First != pair.Second).Take(1)
            .Select(pair => $"{path}: {pair.Second.Groups["all"]} stands before {pair.First.Groups["all"]}");
    }

    private static string Name(Match one) => one.Groups[one.Groups["alias"].Success ? "alias" : "name"].Value;

    [GeneratedRegex(@"^using (?<all>(?<static>static )?(?:(?<alias>\w+) = )?(?<name>[\w.]+)(?:<[^;]*)?);$")]
    private static partial Regex Using();
}
