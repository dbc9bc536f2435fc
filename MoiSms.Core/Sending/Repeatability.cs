using System.Globalization;
using Azure.Core.Pipeline;

namespace MoiSms.Core.Sending;

/// <summary>The two fields that let ACS know a try again from a new text.</summary>
public static class Repeatability
{
    private static readonly Guid Namespace = new("6f1d3b0e-2c57-4f0a-9a41-8b7f5d6c3e21");

    /// <summary>The name-based GUID of a text's id and an attempt: the same wherever and whenever it is computed.</summary>
    internal static Guid RequestId(string inboundId, int attempt) =>
        UUIDNext.Uuid.NewNameBased(Namespace, string.Create(CultureInfo.InvariantCulture, $"{inboundId}#{attempt}"));

    /// <summary>Makes the requests sent inside the scope carry these values (see <see cref="RepeatabilityPolicy"/>).</summary>
    public static IDisposable Scope(Guid requestId, DateTimeOffset firstSent) => HttpPipeline.CreateHttpMessagePropertiesScope(
        new Dictionary<string, object?>
        {
            [RepeatabilityPolicy.RequestIdProperty] = requestId.ToString(),
            [RepeatabilityPolicy.FirstSentProperty] = firstSent.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture),
        });
}
