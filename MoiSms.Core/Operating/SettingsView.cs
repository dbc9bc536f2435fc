using MoiSms.Core.Foundation.Settings;

namespace MoiSms.Core.Operating;

/// <summary>What operators set, as the admin API shows it.</summary>
/// <param name="Members">How many members the pilot has.</param>
/// <param name="IsStored">False = nothing was ever set, and the app settings' default phase holds.</param>
public sealed record SettingsView(
    ServicePhase Phase, int Percent, IReadOnlyList<string> KindsOff, ServiceLimits Limits, string? NoticeArabic, string? NoticeEnglish,
    int Members, bool IsStored);
