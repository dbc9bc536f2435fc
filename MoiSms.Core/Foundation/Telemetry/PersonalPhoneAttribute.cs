using Microsoft.Extensions.Compliance.Classification;

namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>
/// Marks a log method's parameter as somebody's phone: the line shows the key of its conversation instead, see <see cref="PhoneRedactor"/>.
/// Heeded only by the generator of Microsoft.Extensions.Telemetry, which Core references and the hosts do not: log phones in Core alone.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PersonalPhoneAttribute() : DataClassificationAttribute(Phone)
{
    /// <summary>The class of data for which hosts register <see cref="PhoneRedactor"/>.</summary>
    public static DataClassification Phone { get; } = new("MoiSms", "Phone");
}
