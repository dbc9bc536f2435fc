namespace MoiSms.Core.Conversations;

/// <summary>What was decided about a text, in the order of the checks.</summary>
public enum Decision
{
    /// <summary>The sender took part again (START) or left (STOP): confirmed.</summary>
    OptChanged,

    /// <summary>Emergency words: the emergency number, before anything else.</summary>
    Emergency,

    /// <summary>The sender opted out: silence.</summary>
    OptedOut,

    /// <summary>The phase does not include this phone: one notice a day, then silence.</summary>
    NotOpen,

    /// <summary>Answered.</summary>
    Answered,

    /// <summary>A personal question from a phone that is bound to nobody.</summary>
    Unbound,

    /// <summary>A question about somebody else's records.</summary>
    Refused,

    /// <summary>Could not be handled: apologised for and filed.</summary>
    Poisoned,
}
