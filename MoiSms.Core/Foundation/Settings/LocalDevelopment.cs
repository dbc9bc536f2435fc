namespace MoiSms.Core.Foundation.Settings;

/// <summary>What everybody may know: the emulator's published account, and a key secret that only it accepts.</summary>
public static class LocalDevelopment
{
    /// <summary>Azurite's own published account and key, on its default ports.</summary>
    public const string StorageConnectionString =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1;TableEndpoint=http://127.0.0.1:10002/devstoreaccount1";

    /// <summary>Refused as <c>MoiSms__KeySecret</c> with any storage that is not on this machine.</summary>
    public const string KeySecret = "local-development-only-key-secret";
}
