using System.Text.Encodings.Web;
using System.Text.Json;
using MoiSms.Core.Content;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The part of <see cref="ModelFile"/> that holds the services as they were read from their files: to parse these again would be the
/// longest part of a start. It has a fingerprint of its own, so that a start need not hash all the examples before it reads them.
/// </summary>
internal static class ServicesPart
{
    /// <summary>No service has this name.</summary>
    public const string Name = "services/";

    /// <param name="fingerprint"><see cref="ModelFile.FingerprintOfServices"/> before the files were read.</param>
    public static void Write(BinaryWriter file, byte[] fingerprint, ServiceGuide[] services)
    {
        // Arabic letters as they are: escaped they are three times as long.
        var context = new ServicesJsonContext(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var json = JsonSerializer.SerializeToUtf8Bytes(services, context.ServiceGuideArray);
        file.Write(fingerprint);
        file.Write(json.Length);
        file.Write(json);
    }

    /// <summary>The services in the order of their files; null where these have changed, or there is no such part that is whole.</summary>
    public static ServiceGuide[]? Read(string contentFolder) => ModelFile.TryRead(contentFolder, fingerprint: null, Name, file =>
    {
        var fingerprint = ModelFile.FingerprintOfServices(contentFolder);
        return file.ReadBytes(fingerprint.Length).AsSpan().SequenceEqual(fingerprint)
            ? JsonSerializer.Deserialize(file.ReadBytes(file.ReadInt32()), ServicesJsonContext.Default.ServiceGuideArray)
            : null;
    });
}
