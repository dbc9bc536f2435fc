using MoiSms.Core.Foundation.Settings;

namespace MoiSms.LocalHost;

/// <summary>The settings that the function app gets here; environment variables of the same names win over them.</summary>
internal static class LocalSettings
{
    public const string Storage = "MoiSmsStorage";
    public const string ServiceNumber = "MoiSms:ServiceNumber";
    public const string KeySecret = "MoiSms:KeySecret";

    /// <summary>The simulator's access key. It opens nothing else.</summary>
    public const string AcsAccessKey = "bG9jYWwtZGV2ZWxvcG1lbnQtb25seS1hY3Mta2V5";

    /// <param name="storage">The connection string in use: a flag or the started Azurite wins over the environment.</param>
    /// <param name="acsPort">Of the simulator, or of the gateway in its place.</param>
    public static IConfiguration Build(string storage, int acsPort, string root) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AcsConnectionString"] = $"endpoint=http://localhost:{acsPort}/;accesskey={AcsAccessKey}",
            [ServiceNumber] = "+96599988",
            [KeySecret] = LocalDevelopment.KeySecret,
            ["MoiSms:DefaultPhase"] = "public",
            ["MoiSms:CapacityTest"] = "true",
            ["MoiSms:ContentPath"] = Path.Combine(root, "content"),
        })
        .AddEnvironmentVariables()
        .AddInMemoryCollection(new Dictionary<string, string?> { [Storage] = storage })
        .Build();
}
