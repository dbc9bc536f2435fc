namespace MoiSms.Core.Replies;

/// <summary>What is said about linking a phone to a person.</summary>
internal enum AccessMessage
{
    /// <summary>How to register: the civil id or the serial is missing.</summary>
    HowToRegister,

    /// <summary>The one answer to every registration that gets no code, whatever the reason.</summary>
    RegisterIfRight,

    /// <summary>The code that links.</summary>
    LinkCode,

    /// <summary>The code that unlinks.</summary>
    UnlinkCode,

    /// <summary>Too many attempts of this phone, or on this civil id.</summary>
    AccessLocked,

    /// <summary>Not the code that is waited for, or too late, or none is.</summary>
    WrongCode,

    Linked,

    /// <summary>Linked, and resting.</summary>
    LinkedLater,

    Unlinked,

    /// <summary>There is nothing to unlink.</summary>
    NotLinked,

    /// <summary>To a phone that the record knew before: another was linked.</summary>
    OtherLinked,
}
