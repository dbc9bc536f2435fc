using Microsoft.Extensions.Configuration;
using MoiSms.Core.Configuration;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Configuration;

public sealed class SettingsReaderTests
{
    private static Dictionary<string, string?> Good() => new()
    {
        ["MoiSmsStorage"] = LocalDevelopment.StorageConnectionString,
        ["AcsConnectionString"] = "endpoint=https://acs.example/;accesskey=c2VjcmV0",
        ["MoiSms:ServiceNumber"] = "+96599988",
        ["MoiSms:KeySecret"] = LocalDevelopment.KeySecret,
        ["MoiSms:ContentPath"] = AppContext.BaseDirectory,
    };

    [Fact]
    public void Defaults_hold_where_nothing_is_set()
    {
        var settings = SettingsReader.Read(Build(Good()));

        settings.MaxReplyParts.ShouldBe(4);
        settings.ReplyLifetime.ShouldBe(TimeSpan.FromHours(24));
        settings.Retention.ShouldBe(TimeSpan.FromDays(365));
        settings.MaxDataAge.ShouldBe(TimeSpan.FromDays(35));
        settings.Storage.IsLocal.ShouldBeTrue();
    }

    [Fact]
    public void Everything_that_is_missing_is_told_at_once_one_line_each()
    {
        var errors = Should.Throw<SettingsException>(() => SettingsReader.Read(Build([]))).Errors;

        foreach (var name in new[] { "MoiSmsStorage", "AcsConnectionString", "MoiSms__ServiceNumber", "MoiSms__KeySecret" })
            errors.ShouldContain(error => error.Contains($"Setting {name} is missing", StringComparison.Ordinal));
        errors.ShouldAllBe(error => !error.Contains('\n'));
    }

    [Theory]
    [InlineData("MoiSmsStorage", "nonsense")]
    [InlineData("AcsConnectionString", "nonsense")]
    [InlineData("MoiSms:ServiceNumber", "MOI")]
    [InlineData("MoiSms:ContentPath", "/no/such/folder")]
    [InlineData("MoiSms:MaxReplyParts", "11")]
    [InlineData("MoiSms:RetentionDays", "a year")]
    [InlineData("MoiSms:MaxTextsPerDay", "many")]
    [InlineData("MoiSms:MaxPartsPerDay", "3")]
    [InlineData("MoiSms:MaxDataAgeDays:violation", "-3")]
    public void A_wrong_value_is_named_by_its_setting_and_never_shown(string name, string value)
    {
        var values = Good();
        values[name] = value;

        var error = Should.Throw<SettingsException>(() => SettingsReader.Read(Build(values))).Errors.ShouldHaveSingleItem();

        error.ShouldContain(name.Replace(":", "__", StringComparison.Ordinal));
        error.ShouldNotContain(value == "11" ? " 11 " : value + " ");
    }

    [Fact]
    public void The_secret_of_local_development_is_refused_with_a_real_account()
    {
        var values = Good();
        values.Remove("MoiSmsStorage");
        values["MoiSmsStorage:queueServiceUri"] = "https://moisms.queue.core.windows.net";
        values["MoiSmsStorage:tableServiceUri"] = "https://moisms.table.core.windows.net";
        values["MoiSmsStorage:credential"] = "managedidentity";

        Should.Throw<SettingsException>(() => SettingsReader.Read(Build(values))).Errors.ShouldHaveSingleItem().ShouldContain("MoiSms__KeySecret");

        values["MoiSms:KeySecret"] = new string('x', 32);
        SettingsReader.Read(Build(values)).Storage.IsLocal.ShouldBeFalse();
    }

    [Fact]
    public void A_kind_can_have_an_age_limit_of_its_own()
    {
        var values = Good();
        values["MoiSms:MaxDataAgeDays:violation"] = "7";

        SettingsReader.Read(Build(values)).MaxDataAgeByKind["violation"].ShouldBe(TimeSpan.FromDays(7));
    }

    private static IConfiguration Build(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build();
}
