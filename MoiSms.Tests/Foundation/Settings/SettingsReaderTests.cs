using Microsoft.Extensions.Configuration;
using MoiSms.Core.Foundation.Settings;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Settings;

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
    [InlineData("MoiSms:MaxReplyParts", "1")]
    [InlineData("MoiSms:RetentionDays", "a year")]
    [InlineData("MoiSms:MaxTextsPerDay", "many")]
    [InlineData("MoiSms:MaxPartsPerDay", "3")]
    [InlineData("MoiSms:MaxBodyBytes", "1024")]
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
        UseRealAccount(values);
        values["MoiSms:KeySecret"] = LocalDevelopment.KeySecret;

        Should.Throw<SettingsException>(() => SettingsReader.Read(Build(values))).Errors.ShouldHaveSingleItem()
            .ShouldContain("MoiSms__KeySecret");

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

    [Theory]
    [InlineData("MoiSms:Auth:TenantId", null, "MoiSms__Auth__TenantId is missing")]
    [InlineData("MoiSms:Auth:TenantId", "common", "a GUID")]
    [InlineData("MoiSms:Auth:Audience", null, "MoiSms__Auth__Audience is missing")]
    [InlineData("MoiSms:Auth:AllowedApplications", null, "MoiSms__Auth__AllowedApplications is missing")]
    [InlineData("MoiSms:Auth:Authority", "http://login.example/metadata", "https://")]
    [InlineData("MoiSms:AllowedTopics", null, "MoiSms__AllowedTopics is missing")]
    [InlineData("MoiSms:RequireToken", "false", "MoiSms__FunctionKeyOnly=true")]
    [InlineData("MoiSms:RequireToken", "perhaps", "true or false")]
    public void With_a_real_account_a_hole_in_the_webhooks_guard_stops_the_start(string name, string? value, string told)
    {
        var values = Good();
        UseRealAccount(values);
        SettingsReader.Read(Build(values)).RequireToken.ShouldBeTrue();

        values[name] = value;

        Should.Throw<SettingsException>(() => SettingsReader.Read(Build(values))).Errors.ShouldContain(
            error => error.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void With_a_real_account_the_app_starts_with_a_token_or_with_the_word_that_the_key_is_enough()
    {
        var values = Good();
        UseRealAccount(values);
        foreach (var name in new[] { "MoiSms:Auth:TenantId", "MoiSms:Auth:Audience", "MoiSms:Auth:AllowedApplications" })
            values.Remove(name);
        Should.Throw<SettingsException>(() => SettingsReader.Read(Build(values))).Errors.ShouldHaveSingleItem()
            .ShouldContain("MoiSms__FunctionKeyOnly=true");

        values["MoiSms:FunctionKeyOnly"] = "true";
        SettingsReader.Read(Build(values)).RequireToken.ShouldBeFalse();

        values["MoiSms:RequireToken"] = "true";
        Should.Throw<SettingsException>(() => SettingsReader.Read(Build(values))).Errors.ShouldHaveSingleItem()
            .ShouldContain("contradicts");
    }

    [Fact]
    public void Rows_are_kept_for_as_long_as_their_reply_may_be_sent()
    {
        var values = Good();
        values["MoiSms:ReplyLifetimeHours"] = "48";
        values["MoiSms:RetentionDays"] = "1";

        Should.Throw<SettingsException>(() => SettingsReader.Read(Build(values))).Errors.ShouldHaveSingleItem()
            .ShouldContain("MoiSms__RetentionDays");
    }

    [Fact]
    public void With_local_storage_no_token_is_wanted_and_every_source_is_taken()
    {
        var settings = SettingsReader.Read(Build(Good()));

        settings.RequireToken.ShouldBeFalse();
        settings.AllowedTopics.Allows(null).ShouldBeTrue();
    }

    [Fact]
    public void A_tenants_tokens_come_from_its_two_issuers_and_its_own_metadata()
    {
        var values = Good();
        UseRealAccount(values);

        var auth = SettingsReader.Read(Build(values)).Auth.ShouldNotBeNull();

        auth.MetadataAddress.AbsoluteUri.ShouldBe($"https://login.microsoftonline.com/{Tenant}/v2.0/.well-known/openid-configuration");
        auth.Issuers.ShouldBe([$"https://sts.windows.net/{Tenant}/", $"https://login.microsoftonline.com/{Tenant}/v2.0"]);
        auth.Audiences.ShouldBe(["api://moisms", "11111111-2222-3333-4444-555555555555"]);
    }

    public static TheoryData<string> Names() => [.. SettingNames.All, "MoiSms__MaxDataAgeDays__violation"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reference_to_key_vault_that_nobody_resolved_stops_the_start_and_is_told_alone(string name)
    {
        var values = Good();
        UseRealAccount(values);
        values["MoiSms:MaxReplyParts"] = "many";
        values[name.Replace("__", ":", StringComparison.Ordinal)] =
            "@Microsoft.KeyVault(SecretUri=https://kv-moisms.vault.azure.net/secrets/row-keys)";

        var error = Should.Throw<SettingsException>(() => SettingsReader.Read(Build(values))).Errors.ShouldHaveSingleItem();

        error.ShouldStartWith($"Setting {name} is a reference to Key Vault that could not be resolved");
        error.ShouldContain("Key Vault Secrets User");
        error.ShouldNotContain("row-keys");
    }

    [Theory]
    [InlineData("@microsoft.keyvault(VaultName=kv-moisms;SecretName=row-keys-of-the-service)", false)]
    [InlineData(" @Microsoft.KeyVault(VaultName=kv-moisms;SecretName=row-keys-of-the-service)", false)]
    [InlineData("a secret of 32 letters that names @Microsoft.KeyVault(", true)]
    public void Only_a_value_that_begins_as_a_reference_is_one_whatever_its_letters(string secret, bool taken)
    {
        var values = Good();
        UseRealAccount(values);
        values["MoiSms:KeySecret"] = secret;

        if (taken)
            SettingsReader.Read(Build(values)).KeySecret.ShouldBe(secret);
        else
            Should.Throw<SettingsException>(() => SettingsReader.Read(Build(values))).Errors.ShouldHaveSingleItem()
                .ShouldContain("MoiSms__KeySecret");
    }

    [Fact]
    public void A_reference_in_a_setting_of_somebody_else_stops_nothing()
    {
        var values = Good();
        values["SomebodyElses:Secret"] = "@Microsoft.KeyVault(SecretUri=https://kv-moisms.vault.azure.net/secrets/other)";

        SettingsReader.Read(Build(values)).MaxReplyParts.ShouldBe(4);
    }

    private const string Tenant = "99999999-2222-3333-4444-555555555555";

    private static void UseRealAccount(Dictionary<string, string?> values)
    {
        values.Remove("MoiSmsStorage");
        values["MoiSmsStorage:queueServiceUri"] = "https://moisms.queue.core.windows.net";
        values["MoiSmsStorage:tableServiceUri"] = "https://moisms.table.core.windows.net";
        values["MoiSmsStorage:credential"] = "managedidentity";
        values["MoiSms:KeySecret"] = new string('x', 32);
        values["MoiSms:Auth:TenantId"] = Tenant;
        values["MoiSms:Auth:Audience"] = "api://moisms, 11111111-2222-3333-4444-555555555555";
        values["MoiSms:Auth:AllowedApplications"] = "4962773b-9cdb-44cf-a8bf-237846a00ab7";
        values["MoiSms:AllowedTopics"] = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Communication/communicationServices/acs";
    }

    private static IConfiguration Build(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(
        values).Build();
}
