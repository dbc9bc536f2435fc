using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding.Codes;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>Which of the things found in a text belong to an intent.</summary>
internal static class SlotPicker
{
    public static Slots Pick(Intent intent, string? service, FoundCodes codes, FoundPlace? place) => intent switch
    {
        Intent.Register => new() { CivilId = codes.CivilId, Serial = codes.Serial ?? codes.Reference },
        Intent.Application or Intent.Visa => new() { CivilId = codes.CivilId, Reference = codes.Reference },
        Intent.Violations or Intent.Vehicle => new() { CivilId = codes.CivilId, Plate = codes.Plate },
        Intent.Centre => new() { Service = service, Place = place?.Id, Lat = codes.Lat, Lon = codes.Lon },
        Intent.Guide => new() { Service = service, CivilId = codes.CivilId },
        Intent.Language => new() { To = service == "en" ? Language.English : Language.Arabic },
        _ when intent.IsPersonal() => new() { CivilId = codes.CivilId },
        _ => Slots.None,
    };
}
