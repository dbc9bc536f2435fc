using MoiSms.Core.Configuration;

namespace MoiSms.Core.Administration;

/// <summary>What operators set, as the admin API shows it.</summary>
/// <param name="Members">How many members the pilot has.</param>
/// <param name="IsStored">False = nothing was ever set, and the app settings' default phase holds.</param>
public sealed record SettingsView(
    ServicePhase Phase, int Percent, IReadOnlyList<string> KindsOff, ServiceLimits Limits, string? NoticeArabic, string? NoticeEnglish, int Members, bool IsStored);

/// <param name="Percent">1 to 100, with the phase public only; null = 100.</param>
public sealed record PhaseChange(ServicePhase? Phase, int? Percent, string? Reason);

/// <param name="Off">All kinds that are off from now on; empty = every kind is offered.</param>
public sealed record KindsChange(IReadOnlyList<string>? Off, string? Reason);

/// <summary>A limit that is null stays as it is.</summary>
public sealed record LimitsChange(int? TextsPerMinute, int? TextsPerDay, int? PartsPerDay, string? Reason);

public sealed record NoticesChange(string? Arabic, string? English, string? Reason);
