using MoiSms.Gateway.Smpp.Texts;

namespace MoiSms.Gateway.Events;

/// <summary>The codes of Azure Communication Services for what operators tell.</summary>
internal static class DeliveryCodes
{
    public const int Delivered = 2000;

    /// <summary>It may have arrived: nobody sends it again.</summary>
    public const int TimedOut = 5002;

    private const int BlockedByCarrier = 4005;
    private const int Unreachable = 4006;
    private const int Unknown = 9999;

    /// <summary>Only an expired one is worth another try: its phone was off. What else failed fails again.</summary>
    public static int Of(MessageState state) => state switch
    {
        MessageState.Delivered => Delivered,
        MessageState.Expired => Unreachable,
        MessageState.Rejected => BlockedByCarrier,
        _ => Unknown,
    };
}
