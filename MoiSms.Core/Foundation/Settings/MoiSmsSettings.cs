using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>What the service is told from outside, validated as a whole at start: see <see cref="SettingsReader"/>.</summary>
public sealed record MoiSmsSettings
{
    /// <summary>The account that holds tables and queues.</summary>
    public required StorageConnection Storage { get; init; }

    /// <summary>What sends the replies.</summary>
    public required AcsConnection Acs { get; init; }

    /// <summary>The number that people text and that replies come from: E.164 or a short code.</summary>
    public required string ServiceNumber { get; init; }

    /// <summary>The secret behind partition keys: at least 32 characters in any shared account. It cannot be changed later.</summary>
    public required string KeySecret { get; init; }

    /// <summary>The folder of the content files. Default: <c>content</c> beside the binary.</summary>
    public required string ContentPath { get; init; }

    /// <summary>Larger posts get 413. Default 1.5 MiB: Event Grid sends at most 1 MB.</summary>
    public int MaxBodyBytes { get; init; } = 1_572_864;

    /// <summary>
    /// How long a reply may still be sent after its text came. Default 24 hours: a later answer confuses more than it helps.
    /// </summary>
    public TimeSpan ReplyLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long message rows are kept. Default 365 days.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(365);

    /// <summary>
    /// SMS parts a reply, 2 to 10. Default 4; longer answers continue on request. One part has no room for an answer and the line that says
    /// how to get the rest.
    /// </summary>
    public int MaxReplyParts { get; init; } = 4;

    /// <summary>Answered texts of one phone in a minute. Default 10: nobody reads faster.</summary>
    public int MaxTextsPerMinute { get; init; } = 10;

    /// <summary>Answered texts of one phone in a day of Kuwait. Default 60.</summary>
    public int MaxTextsPerDay { get; init; } = 60;

    /// <summary>SMS parts of answers to one phone in a day of Kuwait. Default 60: what a forged sender can cost stays small.</summary>
    public int MaxPartsPerDay { get; init; } = 60;

    /// <summary>Whom the service answers until operators set a phase. Default pilot: a new account answers nobody by surprise.</summary>
    public ServicePhase DefaultPhase { get; init; } = ServicePhase.Pilot;

    /// <summary>How often <c>Settings</c> rows are read again. Default 15 seconds: a change takes effect within 30.</summary>
    public TimeSpan SettingsRefresh { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Data older than this is called unavailable instead of being answered. Default 35 days: a monthly full file, with some days' grace.
    /// </summary>
    public TimeSpan MaxDataAge { get; init; } = TimeSpan.FromDays(35);

    /// <summary>Age limits of single kinds, by <see cref="RecordKinds"/> name.</summary>
    public IReadOnlyDictionary<string, TimeSpan> MaxDataAgeByKind { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>
    /// How long the words of a text and its reply are kept. Default 72 hours: long enough to look into a complaint. Never shorter than the
    /// reply may still be sent.
    /// </summary>
    public TimeSpan BlankTexts { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Whose tokens are accepted; null = none is.</summary>
    public AuthSettings? Auth { get; init; }

    /// <summary>Whether the webhook wants a token beside the function key. Default: yes, unless storage is on this machine.</summary>
    public bool RequireToken { get; init; }

    /// <summary>Whose events the webhook takes. Default: everybody's, allowed only where storage is on this machine.</summary>
    public AllowedTopics AllowedTopics { get; init; } = AllowedTopics.Every;

    /// <summary>Until when the words of a text answered then are kept (UTC).</summary>
    internal DateTimeOffset TextKeptUntil(DateTimeOffset writtenAt, DateTimeOffset expiresAt) =>
        writtenAt + BlankTexts is var until && until > expiresAt ? until : expiresAt;
}
