using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>Conversation rows as table entities, and back.</summary>
internal static class ConversationEntities
{
    /// <summary>A property holds at most 32K UTF-16 units.</summary>
    public const int MaxText = 32_000;

    /// <summary>The property that says until when a row's words are kept.</summary>
    public const string TextKeptUntil = "TextKeptUntil";

    private static readonly TimeSpan KeptByDefault = TimeSpan.FromHours(72);

    private static readonly ConversationJsonContext Json = new(
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static TableEntity ToEntity(ConversationState state, string partitionKey) =>
        // Merged, never replaced: an import or an operator writes other properties of this row. Hence "" where a menu is closed.
        new(partitionKey, RowKeys.State)
        {
            ["Phone"] = state.Phone,
            ["CivilId"] = state.CivilId ?? "",
            ["Language"] = state.Language?.ToCode(),
            ["OptedOut"] = state.OptedOut,
            ["Menu"] = state.Menu is null ? "" : JsonSerializer.Serialize(state.Menu, Json.Menu),
            ["More"] = state.More is null ? "" : JsonSerializer.Serialize(state.More, Json.MorePages),
            ["Last"] = state.Last is null ? "" : JsonSerializer.Serialize(state.Last, Json.LastQuestion),
            ["PrivacyNoticeAt"] = state.PrivacyNoticeAt,
            ["NoticeWaits"] = state.NoticeWaits,
            ["Binding"] = Write(state.Binding, AccessJsonContext.Default.PhoneBinding),
            ["Code"] = Write(state.Code, AccessJsonContext.Default.PendingCode),
            ["Failures"] = state.Failures.List.Count == 0 ? "" : Write(state.Failures, AccessJsonContext.Default.Attempts),
            ["Usage"] = Write(state.Usage, AccessJsonContext.Default.PhoneUsage),
            ["PhaseNoticeOn"] = state.PhaseNoticeOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["PilotNoticeAt"] = state.PilotNoticeAt,
            ["LastReplyTo"] = state.LastReply?.InboundId,
            ["LastReplyAt"] = state.LastReply?.At,
        };

    public static ConversationState ToState(TableEntity entity, string phone) => new()
    {
        Phone = phone,
        CivilId = entity.GetString("CivilId") is { Length: > 0 } civilId ? civilId : null,
        Language = LanguageCodes.Parse(entity.GetString("Language") ?? entity.GetString("PreferredLanguage")),
        OptedOut = entity.GetBoolean("OptedOut") ?? false,
        Menu = Read(entity, "Menu", Json.Menu),
        More = Read(entity, "More", Json.MorePages),
        Last = Read(entity, "Last", Json.LastQuestion),
        PrivacyNoticeAt = entity.GetDateTimeOffset("PrivacyNoticeAt"),
        NoticeWaits = entity.GetInt32("NoticeWaits") ?? 0,
        Binding = Read(entity, "Binding", AccessJsonContext.Default.PhoneBinding),
        Code = Read(entity, "Code", AccessJsonContext.Default.PendingCode),
        Failures = Read(entity, "Failures", AccessJsonContext.Default.Attempts) ?? Attempts.None,
        Usage = Read(entity, "Usage", AccessJsonContext.Default.PhoneUsage) ?? PhoneUsage.Nothing,
        PhaseNoticeOn = DateOnly.TryParseExact(
            entity.GetString("PhaseNoticeOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        PilotNoticeAt = entity.GetDateTimeOffset("PilotNoticeAt"),
        LastReply = entity.GetString("LastReplyTo") is { Length: > 0 } id && entity.GetDateTimeOffset("LastReplyAt") is { } at
            ? new LastReply(id, at)
            : null,
        ErasedAt = entity.GetDateTimeOffset("ErasedAt"),
        Version = entity.ETag,
    };

    public static TableEntity ToEntity(ConversationMessage message, string partitionKey) => new(
        partitionKey, RowKeys.Message(message.InboundId))
    {
        ["InboundId"] = message.InboundId,
        ["Phone"] = message.Phone,
        ["Text"] = Cut(message.Text),
        ["ReceivedAt"] = message.ReceivedAt,
        ["AcceptedAt"] = message.AcceptedAt,
        ["Intent"] = message.Intent,
        ["Decision"] = message.Decision.ToString(),
        ["Reply"] = message.Reply,
        ["MaskedReply"] = message.MaskedReply,
        ["Parts"] = message.Parts,
        ["Effects"] = message.Effects.Count == 0 ? null : JsonSerializer.Serialize(message.Effects, Json.IReadOnlyListEffect),
        ["WrittenAt"] = message.WrittenAt,
        ["ExpiresAt"] = message.ExpiresAt,
        ["Attempt"] = message.Attempt,
        // Always there: the sweep finds what is to be blanked by it alone.
        [TextKeptUntil] = message.TextKeptUntil ?? message.WrittenAt + KeptByDefault,
    };

    public static ConversationMessage ToMessage(TableEntity entity) => new()
    {
        InboundId = entity.GetString("InboundId") ?? "",
        Phone = entity.GetString("Phone") ?? "",
        Text = entity.GetString("Text") ?? "",
        ReceivedAt = entity.GetDateTimeOffset("ReceivedAt") ?? default,
        AcceptedAt = entity.GetDateTimeOffset("AcceptedAt") ?? default,
        Intent = entity.GetString("Intent"),
        Decision = Enum.TryParse<Decision>(entity.GetString("Decision"), out var decision) ? decision : Decision.Answered,
        // Blanked words are "": there is nothing left to send.
        Reply = entity.GetString("Reply") is { Length: > 0 } reply ? reply : null,
        MaskedReply = entity.GetString("MaskedReply"),
        Parts = entity.GetInt32("Parts") ?? 0,
        Effects = entity.GetString("Effects") is { Length: > 0 } effects
            ? JsonSerializer.Deserialize(effects, Json.IReadOnlyListEffect)!
            : [],
        WrittenAt = entity.GetDateTimeOffset("WrittenAt") ?? default,
        ExpiresAt = entity.GetDateTimeOffset("ExpiresAt") ?? default,
        TextKeptUntil = entity.GetDateTimeOffset(TextKeptUntil),
        Attempt = entity.GetInt32("Attempt") ?? 1,
        SentAttempt = entity.GetInt32("SentAttempt") ?? 0,
        SentAt = entity.GetDateTimeOffset("SentAt"),
        DeliveredAt = entity.GetDateTimeOffset("DeliveredAt"),
        Failure = Enum.TryParse<ReplyFailure>(entity.GetString("Failure"), out var failure) ? failure : null,
        Version = entity.ETag,
    };

    private static string Cut(string text) =>
        text.Length <= MaxText ? text : text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];

    private static string Write<T>(T? value, JsonTypeInfo<T> type)
        where T : class => value is null ? "" : JsonSerializer.Serialize(value, type);

    private static T? Read<T>(TableEntity entity, string property, JsonTypeInfo<T> type)
        where T : class
    {
        if (entity.GetString(property) is not { Length: > 0 } json)
            return null;
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            // Written by another version of the service: a forgotten menu costs a question, a failure would cost the answer.
            return null;
        }
    }
}
