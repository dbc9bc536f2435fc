using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Gateway.Hosting;
using MoiSms.Gateway.Link;
using MoiSms.Gateway.Smpp.Texts;
using MoiSms.LocalHost;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

public sealed class GatewaySettingsTests
{
    private static readonly Dictionary<string, string?> Least = new()
    {
        [SettingNames.Storage] = LocalDevelopment.StorageConnectionString,
        ["MoiSms:KeySecret"] = LocalDevelopment.KeySecret,
        [GatewaySettingNames.Host] = "smsc.example",
        [GatewaySettingNames.SystemId] = "moi",
        [GatewaySettingNames.Password] = "pass",
        [GatewaySettingNames.AccessKey] = LocalSettings.AcsAccessKey,
        [GatewaySettingNames.EventsAddress] = "https://app.example/api/sms/events",
        [GatewaySettingNames.Topic] = "a-topic",
    };

    public static TheoryData<string> Names() =>
    [
        .. typeof(GatewaySettingNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => GatewaySettingNames.AppSetting((string)field.GetRawConstantValue()!)),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_setting_stands_in_the_operators_document(string name) =>
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "operator.md")).ShouldContain($"`{name}`");

    [Fact]
    public void The_least_settings_are_enough_and_the_rest_has_the_documented_defaults()
    {
        var settings = Read(Least);

        (settings.Smsc.Port, settings.Smsc.Window, settings.Smsc.Rate, settings.Smsc.Binds).ShouldBe((2775, 10, 20, 1));
        (settings.Smsc.Mode, settings.Smsc.Tls, settings.Concatenation).ShouldBe((BindMode.Transceiver, false, Concatenation.Udh8));
        (settings.AfterCrash, settings.PackedSeptets).ShouldBe((AfterCrash.ReportUnknown, false));
    }

    [Fact]
    public void The_operators_root_may_stand_on_one_line()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=operator", key, HashAlgorithmName.SHA256);
        using var root = request.CreateSelfSigned(Some.Now, Some.Now.AddDays(1));
        var line = root.ExportCertificatePem().ReplaceLineEndings(" ");

        var settings = Read(new Dictionary<string, string?>(Least) { [GatewaySettingNames.TlsCertificate] = $"{line} {line}" });

        settings.Smsc.TlsRoots!.Select(one => one.Thumbprint).ShouldBe([root.Thumbprint, root.Thumbprint]);
    }

    [Fact]
    public void All_faults_are_told_at_once_by_name_and_never_by_value()
    {
        var fault = Should.Throw<SettingsException>(() => Read(new Dictionary<string, string?>(Least)
        {
            [GatewaySettingNames.Password] = "@Microsoft.KeyVault(SecretUri=https://a-secret)",
            [GatewaySettingNames.Window] = "9999secret",
            [GatewaySettingNames.AfterCrash] = "secret",
            [GatewaySettingNames.AccessKey] = "no base64 secret",
            [GatewaySettingNames.AuthTenantId] = "secret",
            [GatewaySettingNames.TlsCertificate] = "secret",
            [GatewaySettingNames.Host] = null,
        }));

        foreach (var name in new[]
        {
            "Password", "Window", "AfterCrash", "AccessKey", "AuthTenantId", "AuthAllowedApplications", "Host", "TlsCertificate",
        })
            fault.Message.ShouldContain($"MoiSms__Gateway__{name} ");
        fault.Message.ShouldNotContain("secret");
    }

    private static GatewaySettings Read(Dictionary<string, string?> values) =>
        GatewaySettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
