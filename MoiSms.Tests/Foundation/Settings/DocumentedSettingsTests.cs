using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using MoiSms.Core.Foundation.Settings;
using MoiSms.LocalHost;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Settings;

public sealed partial class DocumentedSettingsTests
{
    private static readonly string Root = RepositoryFiles.Root;

    public static TheoryData<string> Names() => [.. SettingNames.All, SettingNames.AppSetting(SettingNames.MaxDataAgeDaysOf("violation"))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_setting_stands_in_the_documents(string name) =>
        File.ReadAllText(Path.Combine(Root, "docs", "settings.md")).ShouldContain($"`{name}`");

    [Fact]
    public void The_list_of_settings_holds_each_that_has_a_name_once() => SettingNames.All.ShouldBe(
        typeof(SettingNames).GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field is { IsLiteral: true, IsPrivate: false })
            .Select(field => SettingNames.AppSetting((string)field.GetRawConstantValue()!)),
        ignoreOrder: true);

    [Theory]
    [InlineData("MoiSms__KeySecret", true)]
    [InlineData("moisms__keysecret", true)]
    [InlineData("MoiSms__MaxDataAgeDays__travel-ban", true)]
    [InlineData("MoiSms__MaxDataAgeDays__weather", false)]
    [InlineData("MoiSms__KeySecrets", false)]
    [InlineData("AzureWebJobsStorage", false)]
    public void A_setting_is_known_where_the_service_reads_it(string name, bool known) => SettingNames.IsKnown(name).ShouldBe(known);

    [Fact]
    public void The_table_holds_no_setting_that_is_not_read() =>
        TableOfSettings().Where(name => !SettingNames.IsKnown(name)).ShouldBeEmpty();

    public static TheoryData<string> Numbers() => [.. Limits.All.Select(limit => limit.Setting)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_table_says_the_default_and_the_range_of_a_number(string setting)
    {
        var limit = Limits.All.Single(one => one.Setting == setting);
        var row = File.ReadLines(Path.Combine(Root, "docs", "settings.md")).Single(line =>
            line.StartsWith($"| `{SettingNames.AppSetting(setting)}`", StringComparison.Ordinal));

        row.Split('|')[2].Trim().ShouldBe($"{limit.Default}");
        row.ShouldContain(limit.Range);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_taken_at_the_ends_of_its_range_and_refused_beyond(string setting)
    {
        var limit = Limits.All.Single(one => one.Setting == setting);

        limit.Allows(limit.Default).ShouldBeTrue();
        foreach (var (number, isTaken) in new[] { (limit.Minimum - 1, false), (limit.Minimum, true), (limit.Maximum, true), (
            limit.Maximum + 1, false) })
        {
            var errors = Errors(setting, number);
            errors.Any(error => error.Contains(SettingNames.AppSetting(setting), StringComparison.Ordinal)
                && error.Contains(limit.Range, StringComparison.Ordinal))
                .ShouldBe(!isTaken, $"{number}");
        }
    }

    [Fact]
    public void The_sample_settings_are_enough_to_start_with()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "local.settings.sample.json")));
        var values = sample.RootElement.GetProperty("Values").EnumerateObject()
            .Select(one => KeyValuePair.Create(one.Name.Replace("__", ":", StringComparison.Ordinal), (string?)one.Value.GetString()))
            .Append(KeyValuePair.Create(SettingNames.ContentPath, (string?)Path.Combine(Root, "content")));

        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());

        settings.Storage.IsLocal.ShouldBeTrue();
        settings.Acs.ConnectionString.ShouldNotBeNull().ShouldContain(LocalSettings.AcsAccessKey);
    }

    private static IReadOnlyList<string> Errors(string setting, int number)
    {
        try
        {
            _ = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(setting, (string?)$"{number}")])
                .Build());
            return [];
        }
        catch (SettingsException e)
        {
            return e.Errors;
        }
    }

    /// <summary>The names in the first column of the table of settings.</summary>
    private static IEnumerable<string> TableOfSettings()
    {
        var section = File.ReadAllText(Path.Combine(Root, "docs", "settings.md"));
        var names = section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(row => Name().Matches(row.Split('|')[1]).Select(match => match.Groups[1].Value)).ToList();
        names.Count.ShouldBeGreaterThan(20);
        return names;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
