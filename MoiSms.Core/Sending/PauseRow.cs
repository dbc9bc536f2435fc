namespace MoiSms.Core.Sending;

/// <summary>That ACS refuses everything: the one row that all instances share while sending is paused.</summary>
/// <param name="Since">UTC.</param>
/// <param name="NextTrialAt">When one reply may be tried (UTC). Whoever moves it on has the trial.</param>
/// <param name="Trials">How many failed.</param>
/// <param name="Version">The stored row's; null where it could not be written.</param>
internal sealed record PauseRow(DateTimeOffset Since, DateTimeOffset NextTrialAt, int Trials, Azure.ETag? Version);
