using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Functions.Hosting;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Telemetry;

public sealed class TelemetryExportTests
{
    private const string Target = "InstrumentationKey=11111111-2222-3333-4444-555555555555;IngestionEndpoint=https://ingestion.example/";

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Without_a_target_no_exporter_is_set_up(string? target) =>
        Build(new() { [SettingNames.ApplicationInsights] = target })
            .ShouldNotContain(service => service.ServiceType == typeof(IConfigureOptions<AzureMonitorExporterOptions>));

    [Theory]
    [InlineData("managedidentity", "11111111-2222-3333-4444-555555555555", true)]
    [InlineData("ManagedIdentity", null, true)]
    [InlineData(null, "11111111-2222-3333-4444-555555555555", false)]
    public void It_writes_as_the_managed_identity_of_storage_where_there_is_one(string? credential, string? clientId, bool managed)
    {
        using var services = Build(new()
        {
            [SettingNames.ApplicationInsights] = Target,
            [SettingNames.StorageCredential] = credential,
            [SettingNames.StorageClientId] = clientId,
        }).BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<AzureMonitorExporterOptions>>().Value;

        options.ConnectionString.ShouldBe(Target);
        (options.Credential is ManagedIdentityCredential).ShouldBe(managed);
        if (!managed)
            options.Credential.ShouldBeNull();
    }

    private static IServiceCollection Build(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddOpenTelemetry().AddMoiSmsTelemetry(configuration);
        return services;
    }
}
