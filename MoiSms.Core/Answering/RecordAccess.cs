using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;

namespace MoiSms.Core.Answering;

/// <summary>Whose records a phone may see.</summary>
internal static class RecordAccess
{
    /// <summary>
    /// Needs no records for a phone that is bound to nobody, its own person's for that person, and a dependant's beside them.
    /// </summary>
    /// <param name="civilId">The civil id that was asked about; null = the sender's own.</param>
    /// <param name="relation">How the person asked about depends on the sender, where only that was said; null = the sender.</param>
    /// <param name="scope">What the question needs of the person it is about.</param>
    /// <param name="subject">Whose records are meant, where nothing is needed any more.</param>
    /// <param name="ofOwn">What is needed of the sender's partition; null = the scope, or how the person depends on the sender.</param>
    /// <returns>What has to be read first; null = nothing.</returns>
    public static Need? Find(
        TextCase text, string? civilId, string? relation, RecordScope scope, out Subject subject, RecordScope? ofOwn = null)
    {
        var (state, facts, at) = (text.State, text.Facts, text.AcceptedAt);
        var isOwn = (civilId is null && relation is null) || civilId == state.CivilId;
        subject = Subject.Unbound;
        if (state.CivilId is null || state.CurrentBinding is not { Released: false } binding)
            return null;
        if (facts.Own is not { } own)
            return new Need.Own(
                state.CivilId,
                ofOwn is not null ? ofOwn
                : isOwn ? scope
                : civilId is null ? RecordScope.Of(RecordKinds.Dependant)
                : RecordScope.OneDependant(civilId));

        // A binding holds only while the person's own row names the phone: a number that changed hands shows nothing.
        if (own.Holder is null || !own.Holder.Phones.Contains(state.Phone, StringComparer.Ordinal))
            return null;
        subject = binding.HoldsFrom is { } holdsFrom && at < holdsFrom ? Subject.Resting(holdsFrom)
            // One that never was used is as old as the import that made it.
            : at - (binding.LastUsedAt ?? own.Holder.AsOf) > PhoneBinding.Unused ? Subject.Lapsed
            : isOwn ? new Subject(SubjectAccess.Own, own, null)
            : Subject.NotPersonal;
        if (subject.Access != SubjectAccess.NotPersonal)
            return null;

        var meant = own.Dependants.Where(
            one => civilId is null ? Relations.Matches(relation!, one.Relation) : one.CivilId == civilId).ToList();
        if (meant is [var dependant])
        {
            if (facts.Dependant is not { } records)
                return new Need.Dependant(dependant.CivilId, scope);
            if (records.CivilId != dependant.CivilId)
                throw new InvalidOperationException("The records of one dependant only are read for a text.");
            subject = new Subject(SubjectAccess.Dependant, records, dependant);
        }
        else
        {
            subject = meant.Count > 0 ? Subject.OneOf(meant) : civilId is null ? Subject.NoSuchDependant : Subject.Refused;
        }

        return null;
    }
}
