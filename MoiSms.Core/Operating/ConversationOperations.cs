using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Operating;

/// <summary>One conversation by phone, for an operator with a reason.</summary>
public sealed class ConversationOperations(ServiceStorage storage, PartitionKeys keys, AuditLog audit)
{
    /// <summary>The newest texts of a conversation that are shown.</summary>
    internal const int MaxTexts = 200;

    /// <summary>The newest texts of a phone, at most 200; the look is written to the audit log first.</summary>
    /// <exception cref="AdminFault">The phone is no number, the reason is missing, or there is no such conversation.</exception>
    public async Task<ConversationView> ShowAsync(ConversationRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        var phone = SenderNumber.Normalise(request.Phone) ?? throw AdminFault.Invalid("The phone is not a telephone number.");
        AdminFault.RequireReason(request.Reason, "Looking into a conversation");

        var key = keys.For(phone);
        await audit.RecordAsync(caller, "conversation show", request.Reason, key, cancellationToken);
        var rows = await PersonRows.PartitionAsync(storage.Conversations, key, cancellationToken);
        var state = rows.Find(row => row.RowKey == RowKeys.State) is { } row ? ConversationEntities.ToState(row, phone) : null;
        var texts = rows.Where(row => row.RowKey.StartsWith(RowKeys.MessagePrefix, StringComparison.Ordinal))
            .Select(ConversationEntities.ToMessage)
            .OrderBy(text => text.ReceivedAt)
            .TakeLast(MaxTexts)
            .Select(Turn);
        return state is null && rows.Count == 0
            ? throw AdminFault.NotFound("There is no conversation with that phone.")
            : new ConversationView(
                phone,
                state?.CivilId is { } civilId ? CivilIdNumber.Mask(civilId) : null,
                state?.Language?.ToCode(),
                state?.OptedOut ?? false,
                [.. texts]);
    }

    private static ConversationTurn Turn(ConversationMessage text) => new(
        text.InboundId, text.ReceivedAt, text.Text, text.Intent, text.Decision.ToString(), text.Reply, text.Parts, text.SentAt,
        text.DeliveredAt,
        text.Failure?.ToString());
}
