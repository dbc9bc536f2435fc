namespace MoiSms.Core.Replies;

/// <summary>What the service says of itself, whatever was asked.</summary>
internal enum ReplyNotice
{
    /// <summary>It could not answer now: please send the text again.</summary>
    Apology,

    /// <summary>Too many texts of one phone; it pauses.</summary>
    TooManyTexts,

    /// <summary>The phone used up its day.</summary>
    DayLimit,

    /// <summary>The number chosen is not in the open menu.</summary>
    NotInMenu,

    /// <summary>The civil id in the text has a wrong digit.</summary>
    MistypedCivilId,

    /// <summary>The pilot: this phone is not a member.</summary>
    PilotOnly,

    /// <summary>The phase is closed.</summary>
    Closed,
}
