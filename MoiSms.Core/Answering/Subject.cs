using MoiSms.Core.Records;
using MoiSms.Core.Replies;

namespace MoiSms.Core.Answering;

/// <param name="Records">Null unless the access is Own or Dependant.</param>
/// <param name="Dependant">How the person depends on the sender; null unless the access is Dependant.</param>
/// <param name="HoldsFrom">UTC; null unless the access is Resting.</param>
internal sealed record Subject(SubjectAccess Access, PersonRecords? Records, Dependant? Dependant, DateTimeOffset? HoldsFrom = null)
{
    /// <summary>Several dependants are meant by the same word: the sender has to say which. Otherwise empty.</summary>
    public IReadOnlyList<Dependant> Candidates { get; private init; } = [];

    public static Subject NotPersonal { get; } = new(SubjectAccess.NotPersonal, null, null);

    public static Subject Unbound { get; } = new(SubjectAccess.Unbound, null, null);

    public static Subject Lapsed { get; } = new(SubjectAccess.Lapsed, null, null);

    public static Subject Refused { get; } = new(SubjectAccess.Refused, null, null);

    public static Subject NoSuchDependant { get; } = new(SubjectAccess.NoSuchDependant, null, null);

    public static Subject OneOf(IReadOnlyList<Dependant> candidates) => NotPersonal with { Candidates = candidates };

    public static Subject Resting(DateTimeOffset holdsFrom) => new(SubjectAccess.Resting, null, null, holdsFrom);
}
