namespace MoiSms.Core.Replies;

/// <summary>Whose records an answer may show; decided before the reply is worded.</summary>
public enum SubjectAccess
{
    /// <summary>Not asked for: guidance, places, help.</summary>
    NotPersonal,

    /// <summary>The phone is bound, and the records are its holder's own.</summary>
    Own,

    /// <summary>The records are those of a dependant listed under the holder.</summary>
    Dependant,

    /// <summary>The phone is bound to nobody (or its binding holds no more).</summary>
    Unbound,

    /// <summary>The phone is bound, but the binding is too new: see <see cref="ReplyContext.HoldsFrom"/>.</summary>
    Resting,

    /// <summary>The binding was not used for so long that it asks again.</summary>
    Lapsed,

    /// <summary>A dependant that is not listed under the sender, told by the relation alone.</summary>
    NoSuchDependant,

    /// <summary>Another person's civil id: one uniform refusal, whether or not it exists.</summary>
    Refused,
}
