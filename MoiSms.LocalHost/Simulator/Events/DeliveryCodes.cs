using System.Globalization;

namespace MoiSms.LocalHost.Simulator.Events;

/// <summary>The delivery codes that Azure Communication Services documents, in words.</summary>
internal static class DeliveryCodes
{
    public const string NoError = "No error.";

    /// <summary>As a report says it: the code first, e.g. <c>4006: The number cannot be reached.</c></summary>
    public static string Describe(int code) => string.Create(CultureInfo.InvariantCulture, $"{code}: {Meaning(code)}");

    private static string Meaning(int code) => code switch
    {
        2000 => "Delivered.",
        4000 => "Rejected for suspected fraud.",
        4001 => "The from number is not valid.",
        4002 => "The to number is not valid.",
        4003 => "The destination is not supported.",
        4004 => "The number does not exist.",
        4005 => "Blocked by the carrier.",
        4006 => "The number cannot be reached.",
        4007 => "The recipient has opted out.",
        4008 => "Over the sending quota.",
        4009 => "Not entitled to send.",
        5000 or 5001 => "The service failed.",
        5002 => "The carrier gave no answer in time.",
        _ => "Unknown.",
    };
}
