namespace MoiSms.Core.Answering;

/// <summary>What an answer carries once in a phone's life.</summary>
/// <param name="Privacy">The short line of the privacy notice.</param>
/// <param name="Pilot">How a pilot member flags a wrong reply.</param>
internal readonly record struct Notices(bool Privacy, bool Pilot);
