using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using MoiSms.Core.Configuration;
using MoiSms.LocalHost;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Configuration;

public sealed class DocumentedSettingsTests
{
    private static readonly string Root = RepositoryRoot.Find()!;

    public static TheoryData<string> Names() =>
        [.. typeof(SettingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((string)field.GetValue(null)!).Replace(":", "__", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_setting_stands_in_the_readme(string name) =>
        File.ReadAllText(Path.Combine(Root, "README.md")).ShouldContain($"`{name}`");

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
}
