namespace MoiSms.Core.Foundation.Values;

/// <summary>What a text costs.</summary>
/// <param name="Parts">At least 1: an empty text is still sent.</param>
/// <param name="Units">Septets (GSM 03.38) or UTF-16 units, without headers and padding.</param>
public readonly record struct SmsSegments(SmsEncoding Encoding, int Parts, int Units);
