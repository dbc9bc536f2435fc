namespace MoiSms.Core.Foundation.Values;

/// <summary>How an SMS is carried.</summary>
public enum SmsEncoding
{
    /// <summary>GSM 03.38: 160 septets in one part, 153 in each of several.</summary>
    Gsm7,

    /// <summary>UTF-16 units: 70 in one part, 67 in each of several. One letter outside GSM 03.38 brings the whole text here.</summary>
    Ucs2,
}
