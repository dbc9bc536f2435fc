using System.Collections.Frozen;
using MoiSms.Core.Records;
using MoiSms.Core.Understanding;

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

/// <summary>All that wording a reply depends on: values in, a reply out.</summary>
public sealed record ReplyContext
{
    public required TextUnderstanding Understanding { get; init; }

    public required SubjectAccess Access { get; init; }

    /// <summary>The subject's records; null unless <see cref="Access"/> is Own or Dependant.</summary>
    public PersonRecords? Records { get; init; }

    /// <summary>The holder's row that lists the subject, for its relation; null unless <see cref="Access"/> is Dependant.</summary>
    public Dependant? Dependant { get; init; }

    /// <summary>The dependants behind <see cref="TextUnderstanding.Alternatives"/>, where the menu asks which of them is meant.</summary>
    public IReadOnlyList<Dependant> Candidates { get; init; } = [];

    /// <summary>When each kind was last imported (UTC), by <see cref="RecordKinds"/> name: "none" is only said of a kind that was.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> ImportedAsOf { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>When the binding begins to hold (UTC); null unless <see cref="Access"/> is Resting.</summary>
    public DateTimeOffset? HoldsFrom { get; init; }

    /// <summary>Kinds that are not answered by text, by <see cref="RecordKinds"/> name.</summary>
    public IReadOnlySet<string> KindsOff { get; init; } = FrozenSet<string>.Empty;

    /// <summary>UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The first reply ever to this phone carries the privacy notice's short line.</summary>
    public bool FirstReply { get; init; }

    /// <summary>The first reply to a pilot member says how to flag one, and for how long that is kept.</summary>
    public bool FirstReplyInPilot { get; init; }
}

/// <summary>A worded reply.</summary>
public sealed record Reply
{
    /// <summary>What goes out now: at most the parts budget.</summary>
    public required string Text { get; init; }

    /// <summary>SMS parts of <see cref="Text"/>.</summary>
    public required int Parts { get; init; }

    /// <summary>The pages that follow on "more", in order; empty if all is said.</summary>
    public IReadOnlyList<string> MorePages { get; init; } = [];

    /// <summary>The readings behind the numbers of a menu in <see cref="Text"/>; empty if it holds none.</summary>
    public IReadOnlyList<Reading> Menu { get; init; } = [];
}
