using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Security;

public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Every_test_that_the_document_names_exists()
    {
        var tests = Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.Name.EndsWith("Tests", StringComparison.Ordinal))
            .ToLookup(type => type.Name, type => type.GetMethods().Select(method => method.Name).ToArray());
        var named = 0;
        var type = "";
        foreach (var line in File.ReadLines(Path.Combine(RepositoryFiles.Root, "docs", "security.md")))
        {
            foreach (var groups in Named().Matches(line).Select(match => match.Groups))
            {
                type = groups["type"].Success ? groups["type"].Value : type;
                tests.Contains(type).ShouldBeTrue(type);
                if (groups["test"].Success)
                    tests[type].ShouldContain(names => names.Contains(groups["test"].Value), $"{type}.{groups["test"].Value}");
                named++;
            }
        }

        named.ShouldBeGreaterThan(20);
    }

    /// <summary><c>SomeTests</c>, <c>SomeTests.A_test</c>, or <c>.Another_test</c> of the one before; each in backticks.</summary>
    [GeneratedRegex(@"`(?:(?<type>[A-Z]\w*Tests)(?:\.(?<test>\w+))?|\.(?<test>[A-Z]\w+_\w+))`")]
    private static partial Regex Named();
}
