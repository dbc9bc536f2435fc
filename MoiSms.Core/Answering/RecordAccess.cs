using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;

namespace MoiSms.Core.Answering;

/// <summary>Whose records a phone may see, and those records.</summary>
public sealed class RecordAccess(RecordStore records)
{
    /// <summary>No call for a phone that is bound to nobody, one for its own person, two for a dependant.</summary>
    /// <param name="state">The phone's conversation.</param>
    /// <param name="civilId">The civil id that was asked about; null = the sender's own.</param>
    /// <param name="relation">How the person asked about depends on the sender, where only that was said; null = the sender.</param>
    /// <param name="now">UTC.</param>
    public async Task<Subject> ReadAsync(
        ConversationState state, string? civilId, string? relation, DateTimeOffset now, CancellationToken cancellationToken)
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
        if (civilId is null && relation is null || civilId == state.CivilId)
            return new Subject(SubjectAccess.Own, own, null);

        var meant = civilId is not null
            ? own.Dependants.Where(one => one.CivilId == civilId).ToList()
            : own.Dependants.Where(one => Relations.Matches(relation!, one.Relation)).ToList();
        return meant switch
        {
            [] => civilId is null ? Subject.NoSuchDependant : Subject.Refused,
            [var one] => new Subject(SubjectAccess.Dependant, await records.ReadAsync(one.CivilId, cancellationToken), one),
            _ => Subject.OneOf(meant),
        };
    }
}
