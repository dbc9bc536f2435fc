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

    public const string CivilId = "CivilId";

    public const string ErasedAt = "ErasedAt";

    private const string OldKeysUntil = "OldKeysUntil";

    public const string OptTextedAt = "OptTextedAt";

    public const string OptAcceptedAt = "OptAcceptedAt";

    /// <summary>The property that says whose answer a row holds.</summary>
    public const string Owner = "Owner";

    /// <summary>The property of a text's row that says when we took it.</summary>
    public const string AcceptedAt = "AcceptedAt";

    /// <summary>One and its resend, and some replays.</summary>
    private const int CountedAttempts = 8;

    private const string Topic = "Topic";
    private const string Asks = "Asks";
    private const string Area = "Area";
    private const string NotUnderstood = "NotUnderstood";
    private const string Lack = "Lack";

    private static readonly TimeSpan KeptByDefault = TimeSpan.FromHours(72);

    internal static readonly ConversationJsonContext Json = new(
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static TableEntity ToEntity(ConversationState state, string partitionKey) =>
        // Merged, never replaced: an import or an operator writes other properties of this row. Hence "" where a menu is closed.
        new(partitionKey, RowKeys.State)
        {
            ["Phone"] = state.Phone,
            [CivilId] = state.CivilId ?? "",
            ["Language"] = state.Language?.ToCode(),
            ["OptedOut"] = state.OptedOut,
            [OptTextedAt] = state.Opt?.TextedAt,
            [OptAcceptedAt] = state.Opt?.AcceptedAt,
            ["Menu"] = OrNothing(state.Menu, Json.Menu),
            ["More"] = OrNothing(state.More, Json.MorePages),
            ["Last"] = OrNothing(state.Last, Json.LastQuestion),
            ["PrivacyNoticeAt"] = state.PrivacyNoticeAt,
            ["NoticeWaits"] = state.NoticeWaits,
            ["Binding"] = Write(state.Binding, AccessJsonContext.Default.PhoneBinding),
            ["Code"] = Write(state.Code, AccessJsonContext.Default.PendingCode),
            ["Failures"] = state.Failures.List.Count == 0 ? "" : Write(state.Failures, AccessJsonContext.Default.Attempts),
            ["Usage"] = Write(state.Usage, AccessJsonContext.Default.PhoneUsage),
            ["PhaseNoticeOn"] = state.PhaseNoticeOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["LateNoticeOn"] = state.LateNoticeOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["PilotNoticeAt"] = state.PilotNoticeAt,
            ["LastReplyTo"] = state.LastReply?.InboundId,
            ["LastReplyAt"] = state.LastReply?.At,
            [OldKeysUntil] = state.OldKeysUntil,
        };

    /// <summary>
    /// An open menu, the pages of a long answer and the last question that another version wrote are forgotten: that costs the sender a
    /// question, where an error would cost the answer. All else is binding, codes, locks and counters: forgotten, it would let somebody in.
    /// </summary>
    /// <param name="forgotten">Told of each property that was forgotten.</param>
    /// <exception cref="StoredValueException">Another property cannot be read.</exception>
    public static ConversationState ToState(TableEntity entity, string phone, Action<StoredValueException>? forgotten = null)
    {
        var stored = new StoredValues(TableNames.Conversations, entity);
        return new ConversationState
        {
            Phone = phone,
            CivilId = ToCivilId(entity),
            Language = stored.Language("Language") ?? stored.Language("PreferredLanguage"),
            OptedOut = entity.GetBoolean("OptedOut") ?? false,
            Opt = ToOpt(entity),
            Menu = OrForget(stored, "Menu", Json.Menu, forgotten),
            More = OrForget(stored, "More", Json.MorePages, forgotten),
            Last = OrForget(stored, "Last", Json.LastQuestion, forgotten),
            PrivacyNoticeAt = entity.GetDateTimeOffset("PrivacyNoticeAt"),
            NoticeWaits = entity.GetInt32("NoticeWaits") ?? 0,
            Binding = stored.Json("Binding", AccessJsonContext.Default.PhoneBinding),
            Code = ReadCode(stored),
            Failures = stored.Json("Failures", AccessJsonContext.Default.Attempts) ?? Attempts.None,
            Usage = stored.Json("Usage", AccessJsonContext.Default.PhoneUsage) ?? PhoneUsage.Nothing,
            PhaseNoticeOn = stored.Date("PhaseNoticeOn"),
            LateNoticeOn = stored.Date("LateNoticeOn"),
            PilotNoticeAt = entity.GetDateTimeOffset("PilotNoticeAt"),
            LastReply = entity.GetString("LastReplyTo") is { Length: > 0 } id && entity.GetDateTimeOffset("LastReplyAt") is { } at
                ? new LastReply(id, at)
                : null,
            ErasedAt = ToErasedAt(entity),
            // Answered before, and never since texts are known by their words.
            OldKeysUntil = entity.GetDateTimeOffset(OldKeysUntil)
                ?? (entity.ContainsKey("Usage") ? DateTimeOffset.MaxValue : DateTimeOffset.UnixEpoch),
            Version = entity.ETag,
        };
    }

    /// <summary>To whom a phone is bound, even where the rest of its state cannot be read.</summary>
    public static string? ToCivilId(TableEntity state) => state.GetString(CivilId) is { Length: > 0 } civilId ? civilId : null;

    /// <inheritdoc cref="ToCivilId"/>
    public static DateTimeOffset? ToErasedAt(TableEntity state) => state.GetDateTimeOffset(ErasedAt);

    /// <summary>When the last STOP or START was texted, even where the rest of the state cannot be read.</summary>
    public static OptChange? ToOpt(TableEntity state) =>
        state.GetDateTimeOffset(OptTextedAt) is { } texted && state.GetDateTimeOffset(OptAcceptedAt) is { } accepted
            ? new OptChange(texted, accepted)
            : null;

    public static TableEntity ToEntity(ConversationMessage message, string partitionKey) => new(
        partitionKey, RowKeys.Message(message.InboundId))
    {
        ["InboundId"] = message.InboundId,
        ["Phone"] = message.Phone,
        ["Text"] = Cut(message.Text),
        ["ReceivedAt"] = message.ReceivedAt,
        ["AcceptedAt"] = message.AcceptedAt,
        ["Intent"] = message.Intent,
        [Topic] = message.About?.Topic,
        [Asks] = message.About?.Asks,
        [Area] = message.About?.Area,
        [NotUnderstood] = message.About?.NotUnderstood,
        [Lack] = message.About?.Lack?.ToString(),
        ["Decision"] = message.Decision.ToString(),
        ["Reply"] = message.Reply,
        ["MaskedReply"] = message.MaskedReply,
        ["Parts"] = message.Parts,
        [Owner] = message.Owner,
        ["Effects"] = message.Effects.Count == 0 ? null : JsonSerializer.Serialize(message.Effects, Json.IReadOnlyListEffect),
        ["WrittenAt"] = message.WrittenAt,
        ["ExpiresAt"] = message.ExpiresAt,
        ["Attempt"] = message.Attempt,
        // Always there: the sweep finds what is to be blanked by it alone.
        [TextKeptUntil] = message.TextKeptUntil ?? message.WrittenAt + KeptByDefault,
    };

    /// <exception cref="StoredValueException">What was decided, or what became of the reply, cannot be read.</exception>
    public static ConversationMessage ToMessage(TableEntity entity)
    {
        var stored = new StoredValues(TableNames.Conversations, entity);
        return new ConversationMessage
        {
            InboundId = entity.GetString("InboundId") ?? "",
            Phone = entity.GetString("Phone") ?? "",
            Text = entity.GetString("Text") ?? "",
            ReceivedAt = entity.GetDateTimeOffset("ReceivedAt") ?? default,
            AcceptedAt = entity.GetDateTimeOffset("AcceptedAt") ?? default,
            Intent = entity.GetString("Intent"),
            About = entity.GetString(Topic) is { } topic
                ? new AskedAbout(
                    topic, entity.GetString(Asks) ?? "", entity.GetString(Area), entity.GetBoolean(NotUnderstood) ?? false,
                    stored.Name<AnswerLack>(Lack))
                : null,
            Decision = stored.Name<Decision>("Decision") ?? throw stored.Unreadable<Decision>("Decision"),
            // Blanked words are "": there is nothing left to send.
            Reply = entity.GetString("Reply") is { Length: > 0 } reply ? reply : null,
            MaskedReply = entity.GetString("MaskedReply"),
            Parts = entity.GetInt32("Parts") ?? 0,
            Owner = entity.GetString(Owner),
            Effects = stored.Json("Effects", Json.IReadOnlyListEffect) ?? [],
            WrittenAt = entity.GetDateTimeOffset("WrittenAt") ?? default,
            ExpiresAt = entity.GetDateTimeOffset("ExpiresAt") ?? default,
            TextKeptUntil = entity.GetDateTimeOffset(TextKeptUntil),
            Attempt = entity.GetInt32("Attempt") ?? 1,
            Sent = ToSent(entity),
            DeliveredAt = entity.GetDateTimeOffset("DeliveredAt"),
            // A failure of an older attempt, marked late, does not hold up the present one.
            Failure = entity.GetInt32("FailedAttempt") < (entity.GetInt32("Attempt") ?? 1) ? null : stored.Name<ReplyFailure>("Failure"),
            Version = entity.ETag,
        };
    }

    /// <summary>Marks one attempt as sent. Beside it stand <c>SentAttempt</c> and <c>SentAt</c> of the last mark.</summary>
    public static string SentProperty(int attempt) => string.Create(CultureInfo.InvariantCulture, $"SentAt{attempt}");

    /// <summary>What the figures are counted from: never a word of anybody.</summary>
    public static IReadOnlyList<string> CountedColumns { get; } =
    [
        "PartitionKey", "RowKey", AcceptedAt, "Intent", Topic, Asks, Area, NotUnderstood, Lack, "Decision", "Parts", "Attempt",
        "SentAttempt", "SentAt", "Failure", "FailedAttempt", "DeliveredAt",
        .. Enumerable.Range(1, CountedAttempts).SelectMany(attempt => new[] { SentProperty(attempt), DeliveryProperty(attempt) }),
    ];

    /// <summary>Whether a delivery report says that the phone did not get the newest attempt.</summary>
    public static bool IsUndelivered(TableEntity entity) =>
        entity.GetDateTimeOffset("DeliveredAt") is null
        && entity.ContainsKey(DeliveryProperty(entity.GetInt32("Attempt") ?? 1));

    private static string DeliveryProperty(int attempt) => string.Create(CultureInfo.InvariantCulture, $"Delivery{attempt}");

    private static Dictionary<int, DateTimeOffset> ToSent(TableEntity entity)
    {
        var sent = new Dictionary<int, DateTimeOffset>();
        if (entity.GetInt32("SentAttempt") is { } last and > 0)
            sent[last] = entity.GetDateTimeOffset("SentAt") ?? default;
        for (var attempt = 1; attempt <= (entity.GetInt32("Attempt") ?? 1); attempt++)
        {
            if (entity.GetDateTimeOffset(SentProperty(attempt)) is { } at)
                sent[attempt] = at;
        }

        return sent;
    }

    private static string Cut(string text) =>
        text.Length <= MaxText ? text : text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];

    private static string Write<T>(T? value, JsonTypeInfo<T> type)
        where T : class => value is null ? "" : JsonSerializer.Serialize(value, type);

    // What only saves the sender a question is rather forgotten than that the answer could not be written: a text may hold anything.
    private static string OrNothing<T>(T? value, JsonTypeInfo<T> type)
        where T : class => Write(value, type) is { Length: <= MaxText } json ? json : "";

    private static T? OrForget<T>(StoredValues stored, string property, JsonTypeInfo<T> type, Action<StoredValueException>? forgotten)
        where T : class
    {
        try
        {
            return stored.Json(property, type);
        }
        catch (StoredValueException e)
        {
            forgotten?.Invoke(e);
            return null;
        }
    }

    private static PendingCode? ReadCode(StoredValues stored)
    {
        var code = stored.Json("Code", AccessJsonContext.Default.PendingCode);
        // A number that is no purpose yet would otherwise link the phone.
        return code is null || Enum.IsDefined(code.Purpose) ? code : throw stored.Unreadable<CodePurpose>("Code");
    }
}
