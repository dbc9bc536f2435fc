using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>
/// Which rows of a phone are its present owner's. Numbers change hands: what was texted while somebody else was linked, and everything
/// before it, is the former owner's.
/// </summary>
internal sealed class OwnRows
{
    private static readonly string[] AnybodysState = ["PartitionKey", "RowKey", "Phone", "OptedOut", "Language"];

    private readonly string? owner;
    private readonly DateTimeOffset formerUntil;

    /// <param name="conversation">All rows of the phone's partition.</param>
    /// <param name="civilId">The present owner's; null where nobody is linked.</param>
    public OwnRows(IReadOnlyList<TableEntity> conversation, string? civilId, PartitionKeys keys)
    {
        owner = civilId is null ? null : keys.For(civilId);
        formerUntil = conversation.Where(row => row.GetString(ConversationEntities.Owner) is { } other && other != owner)
            .Select(row => row.GetDateTimeOffset(ConversationEntities.AcceptedAt) ?? default)
            .Append(FormerBinding(conversation, civilId))
            .Max();
        Conversation = [.. conversation.Select(Own).OfType<TableEntity>()];
    }

    /// <summary>The texts that are the owner's; of a state that somebody else used only what is the phone's.</summary>
    public IReadOnlyList<TableEntity> Conversation { get; }

    /// <summary>Dead letters or flags of the phone that are the owner's.</summary>
    /// <param name="timeProperty">Says when such a row was made.</param>
    public IEnumerable<TableEntity> Since(IEnumerable<TableEntity> rows, string timeProperty) =>
        rows.Where(row => row.GetDateTimeOffset(timeProperty) > formerUntil);

    private TableEntity? Own(TableEntity row)
    {
        if (row.RowKey != RowKeys.State)
        {
            var isOwn = row.GetString(ConversationEntities.Owner) is { } marked
                ? marked == owner
                : row.GetDateTimeOffset(ConversationEntities.AcceptedAt) > formerUntil;
            return isOwn ? row : null;
        }

        return formerUntil == default ? row : new TableEntity(row.Where(one => AnybodysState.Contains(one.Key)).ToDictionary());
    }

    /// <summary>Until when the state says that somebody else used the phone: also for texts older than the mark of their owner.</summary>
    private static DateTimeOffset FormerBinding(IReadOnlyList<TableEntity> conversation, string? civilId)
    {
        if (conversation.FirstOrDefault(row => row.RowKey == RowKeys.State) is not { } row)
            return default;
        var binding = new StoredValues(TableNames.Conversations, row).Json("Binding", AccessJsonContext.Default.PhoneBinding);
        if (binding is not null && binding.CivilId != civilId)
            return binding.LastUsedAt ?? DateTimeOffset.UnixEpoch;
        return ConversationEntities.ToCivilId(row) is { } other && other != civilId ? DateTimeOffset.UnixEpoch : default;
    }
}
