using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>What was decided about a text, in the order of the checks.</summary>
[Stored("Conversations: Decision of a text")]
public enum Decision
{
    /// <summary>The sender took part again (START) or left (STOP): confirmed.</summary>
    OptChanged,

    /// <summary>Emergency words: the emergency number, before anything else.</summary>
    Emergency,

    /// <summary>The sender opted out: silence.</summary>
    OptedOut,

    /// <summary>Over a limit, or the same again from a machine: a notice once, else silence.</summary>
    Limited,

    /// <summary>The phase does not include this phone: one notice a day, then silence.</summary>
    NotOpen,

    /// <summary>A number of another country, after the day's cap on what is sent abroad or at all: silence.</summary>
    Capped,

    /// <summary>Answered.</summary>
    Answered,

    /// <summary>A personal question from a phone that is bound to nobody.</summary>
    Unbound,

    /// <summary>A question about somebody else's records.</summary>
    Refused,

    /// <summary>A code to link or unlink the phone was texted.</summary>
    CodeSent,

    /// <summary>A registration, or a code, that did not succeed.</summary>
    AccessDenied,

    /// <summary>The phone was linked to a person, or unlinked.</summary>
    LinkChanged,

    /// <summary>No text of this phone: it was told that another phone was linked.</summary>
    Told,

    /// <summary>The sender is no phone that could get a reply (a short code, a name, our own number): silence.</summary>
    NoReplySender,

    /// <summary>Could not be handled: apologised for and filed.</summary>
    Poisoned,
}
