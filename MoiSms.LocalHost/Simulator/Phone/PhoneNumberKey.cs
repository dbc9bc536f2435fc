using MoiSms.Core.Foundation.Values;

namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>What makes two written numbers one phone.</summary>
internal static class PhoneNumberKey
{
    /// <summary>E.164 where there is one; short codes and names as they are written.</summary>
    public static string Of(string number) => SenderNumber.Normalise(number) ?? number.Trim();
}
