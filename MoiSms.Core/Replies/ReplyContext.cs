using System.Collections.Frozen;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies;

/// <summary>All that wording a reply depends on: values in, a reply out.</summary>
public sealed record ReplyContext
{
    /// <summary>What was asked, and in which language to answer.</summary>
    public required TextUnderstanding Understanding { get; init; }

    /// <summary>Whose records may be told.</summary>
    public required SubjectAccess Access { get; init; }

    /// <summary>The subject's records; null unless <see cref="Access"/> is Own or Dependant.</summary>
    public PersonRecords? Records { get; init; }

    /// <summary>The holder's row that lists the subject, for its relation; null unless <see cref="Access"/> is Dependant.</summary>
    public Dependant? Dependant { get; init; }

    /// <summary>The dependants behind <see cref="TextUnderstanding.Alternatives"/>, where the menu asks which of them is meant.</summary>
    public IReadOnlyList<Dependant> Candidates { get; init; } = [];

    /// <summary>
    /// The second question as a text of its own, where it is about another person than the first; otherwise null. Of
    /// <see cref="Understanding"/> it then replaces <see cref="TextUnderstanding.Also"/>.
    /// </summary>
    internal ReplyContext? Second { get; init; }

    /// <summary>
    /// When each kind was last imported (UTC), by <see cref="RecordKinds"/> name: "none" is only said of a kind that was.
    /// </summary>
    public IReadOnlyDictionary<string, DateTimeOffset> ImportedAsOf { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>When the binding begins to hold (UTC); null unless <see cref="Access"/> is Resting.</summary>
    public DateTimeOffset? HoldsFrom { get; init; }

    /// <summary>Kinds that are not answered by text, by <see cref="RecordKinds"/> name.</summary>
    public IReadOnlySet<string> KindsOff { get; init; } = FrozenSet<string>.Empty;

    /// <summary>UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What this phone has yet to be told once.</summary>
    internal NoticesDue Notices { get; init; }
}
