using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MoiSms.Core.Sending;
using MoiSms.LocalHost.Operator;
using MoiSms.Tests.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

public sealed class GatewayTlsTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_goes_out_over_tls_to_a_centre_whose_root_is_the_operators_own()
    {
        using var centre = Certificate("localhost");
        await using var smsc = await StartAsync(centre);
        await using var webhook = await EventSink.StartAsync(Ct);
        await using var gateway = await StartAsync(smsc, webhook, [centre]);
        await Until.TrueAsync(async () => (await smsc.StateAsync(Ct)).Bound == 1, "a bound line", Ct);

        (await gateway.SendAsync(Some.Phone, "one", Guid.NewGuid(), Ct)).ShouldBeOfType<SmsSendOutcome.Accepted>();

        await Until.TrueAsync(() => webhook.Reports.Count > 0, Ct);
        (await smsc.StateAsync(Ct)).Submits.ShouldHaveSingleItem().Text.ShouldBe("one");
    }

    [Theory]
    [InlineData("localhost", false)] // nobody's root
    [InlineData("another.example", true)] // another host's
    public async Task A_centre_whose_certificate_is_not_valid_hears_no_password(string name, bool isTrusted)
    {
        using var centre = Certificate(name);
        await using var smsc = await StartAsync(centre);
        await using var webhook = await EventSink.StartAsync(Ct);
        await using var gateway = await StartAsync(smsc, webhook, isTrusted ? [centre] : null);

        await Until.TrueAsync(async () => (await smsc.StateAsync(Ct)).Connections > 1, "two tries", Ct);

        (await smsc.StateAsync(Ct)).Binds.ShouldBe(0);
        (await gateway.SendAsync(Some.Phone, "one", Guid.NewGuid(), Ct)).ShouldBe(new SmsSendOutcome.TryLater("503", null));
    }

    private static async Task<Smsc> StartAsync(X509Certificate2 certificate)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "centre.pem");
        await File.WriteAllTextAsync(
            file, certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem(), Ct);
        return await Smsc.StartAsync(Ct, certificate: file);
    }

    private Task<RunningGateway> StartAsync(Smsc smsc, EventSink webhook, X509Certificate2Collection? roots) => RunningGateway.StartAsync(
        azurite.NewAccount(), smsc.Port, webhook.Address, Ct,
        change: settings => settings with { Smsc = settings.Smsc with { Host = "localhost", Tls = true, TlsRoots = roots } });

    /// <summary>Signed by itself, so its own root.</summary>
    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
