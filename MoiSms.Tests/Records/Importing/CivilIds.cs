using System.Globalization;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Tests.Records.Importing;

/// <summary>Invented civil ids with a right check digit.</summary>
internal static class CivilIds
{
    public static string One { get; } = Take(1)[0];

    public static string Two { get; } = Take(2)[1];

    public static string Three { get; } = Take(3)[2];

    public static string[] Take(int count) => [.. All().Take(count)];

    private static IEnumerable<string> All() =>
        from serial in Enumerable.Range(1000, 9000)
        from check in Enumerable.Range(1, 9)
        let civilId = string.Create(CultureInfo.InvariantCulture, $"2900214{serial}{check}")
        where CivilIdNumber.IsValid(civilId)
        select civilId;
}
