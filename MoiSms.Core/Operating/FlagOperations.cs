using System.Globalization;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Operating;

/// <summary>The replies that members called wrong, one by one.</summary>
public sealed class FlagOperations(FeedbackStore flags, TextUnderstander understander, AuditLog audit, TimeProvider time)
{
    /// <summary>They are kept for 30 days, so that older ones are not there.</summary>
    private const int MostDays = 31;

    /// <summary>With what was texted; the look is written to the audit log first. One range query.</summary>
    /// <exception cref="AdminFault">No reason was given, or the period is too long, or ends before it begins.</exception>
    public async Task<FlagList> ListAsync(FlagsRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        AdminFault.RequireReason(request.Reason, "Reading what people texted");
        var last = request.To ?? KuwaitTime.Today(time.GetUtcNow());
        var first = request.From ?? last.AddDays(1 - MostDays);
        if (last < first || last.DayNumber - first.DayNumber >= MostDays)
            throw AdminFault.Invalid($"The period should begin before it ends, and have at most {MostDays} days.");
        await audit.RecordAsync(
            caller, string.Create(CultureInfo.InvariantCulture, $"flags list {first:yyyy-MM-dd} to {last:yyyy-MM-dd}"), request.Reason,
            null, cancellationToken);
        var found = await flags.ReadAsync(first, last, cancellationToken);
        return new FlagList([.. found.Where(flag => request.State is null || flag.State == request.State).Reverse().Select(View)]);
    }

    /// <summary>Sets the state of one. Two calls.</summary>
    /// <exception cref="AdminFault">There is no such state or flag, or no reason was given.</exception>
    public async Task<FlagChanged> SetAsync(FlagChange change, IAdminCaller caller, CancellationToken cancellationToken)
    {
        if (change.State is not { } state || !Enum.IsDefined(state))
            throw AdminFault.Invalid("The state should be new, fixed or no-fault.");
        AdminFault.RequireReason(change.Reason);
        if (change.Id is not { Length: > 0 } id || await flags.FindAsync(id, cancellationToken) is not { } phoneKey)
            throw AdminFault.NotFound("There is no such flag.");
        await audit.RecordAsync(caller, $"flags set {id} {NameOf(state)}", change.Reason, phoneKey, cancellationToken);
        var now = time.GetUtcNow();
        return await flags.SetStateAsync(id, state, caller.Name, now, cancellationToken)
            ? new FlagChanged(id, state, caller.Name, now)
            : throw AdminFault.NotFound("There is no such flag.");
    }

    private FlagView View(FeedbackFlag flag) => new(
        flag.Id, flag.At, flag.State, flag.By, flag.ChangedAt, flag.Intent, flag.Asked, flag.Reply, flag.Words,
        ReadingView.Of(understander.Understand(flag.Asked, ConversationContext.Empty)));

    private static string NameOf(FlagState state) => state switch
    {
        FlagState.Fixed => "fixed",
        FlagState.NoFault => "no-fault",
        _ => "new",
    };
}
