using Microsoft.Extensions.Compliance.Redaction;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>
/// Shows a phone in E.164 as its partition key: it tells a reader of logs nothing, and leads an operator to the conversation's rows.
/// </summary>
public sealed class PhoneRedactor(PartitionKeys keys) : Redactor
{
    /// <inheritdoc/>
    public override int GetRedactedLength(ReadOnlySpan<char> input) => PartitionKeys.Length;

    /// <inheritdoc/>
    public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
    {
        keys.For(source.ToString()).CopyTo(destination);
        return PartitionKeys.Length;
    }
}
