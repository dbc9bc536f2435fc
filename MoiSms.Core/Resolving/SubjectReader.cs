using MoiSms.Core.Access;
using MoiSms.Core.Conversations;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;

namespace MoiSms.Core.Resolving;

/// <summary>Whose records a phone may see, and those records.</summary>
public sealed class SubjectReader(RecordStore records)
{
    /// <summary>No call for a phone that is bound to nobody, one for its own person, two for a dependant.</summary>
    /// <param name="state">The phone's conversation.</param>
    /// <param name="civilId">The civil id that was asked about; null = the sender's own.</param>
    /// <param name="now">UTC.</param>
    public async Task<Subject> ReadAsync(ConversationState state, string? civilId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.CivilId is null || state.CurrentBinding is not { Released: false } binding)
            return Subject.Unbound;

        // A binding holds only while the person's own row names the phone: a number that changed hands shows nothing.
        var own = await records.ReadAsync(state.CivilId, cancellationToken);
        if (own.Holder is null || !own.Holder.Phones.Contains(state.Phone, StringComparer.Ordinal))
            return Subject.Unbound;
        if (binding.HoldsFrom is { } holdsFrom && now < holdsFrom)
            return Subject.Resting(holdsFrom);
        // One that never was used is as old as the import that made it.
        if (now - (binding.LastUsedAt ?? own.Holder.AsOf) > PhoneBinding.Unused)
            return Subject.Lapsed;
        if (civilId is null || civilId == state.CivilId)
            return new Subject(SubjectAccess.Own, own, null);

        var dependant = own.Dependants.FirstOrDefault(one => one.CivilId == civilId);
        return dependant is null
            ? Subject.Refused
            : new Subject(SubjectAccess.Dependant, await records.ReadAsync(civilId, cancellationToken), dependant);
    }
}

/// <param name="Records">Null unless the access is Own or Dependant.</param>
/// <param name="Dependant">How the person depends on the sender; null unless the access is Dependant.</param>
/// <param name="HoldsFrom">UTC; null unless the access is Resting.</param>
public sealed record Subject(SubjectAccess Access, PersonRecords? Records, Dependant? Dependant, DateTimeOffset? HoldsFrom = null)
{
    public static Subject NotPersonal { get; } = new(SubjectAccess.NotPersonal, null, null);

    public static Subject Unbound { get; } = new(SubjectAccess.Unbound, null, null);

    public static Subject Lapsed { get; } = new(SubjectAccess.Lapsed, null, null);

    public static Subject Refused { get; } = new(SubjectAccess.Refused, null, null);

    public static Subject Resting(DateTimeOffset holdsFrom) => new(SubjectAccess.Resting, null, null, holdsFrom);
}
