namespace MoiSms.Core.Content;

/// <summary>When centres of a kind are named to someone who asks for the nearest centres.</summary>
internal enum KindOffer
{
    /// <summary>Also where nobody said what for. The default.</summary>
    Always,

    /// <summary>Only for one of its services, or for the kind itself: a police station is no answer to "nearest centre".</summary>
    ForServices,

    /// <summary>Only for the kind itself: it serves some people alone.</summary>
    WhenAsked,
}
