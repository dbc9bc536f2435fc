using Microsoft.Extensions.Compliance.Classification;

namespace MoiSms.Core.Telemetry;

/// <summary>Marks a log method's parameter as somebody's phone: the line shows the key of its conversation instead, see <see cref="PhoneRedactor"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PersonalPhoneAttribute() : DataClassificationAttribute(Phone)
{
    public static DataClassification Phone { get; } = new("MoiSms", "Phone");
}
