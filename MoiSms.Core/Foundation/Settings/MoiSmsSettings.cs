using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>
/// What the service is told from outside, validated as a whole at start: see <see cref="SettingsReader"/>. The range, the default and the
/// reason
/// of each number stand in <see cref="Limits"/>.
/// </summary>
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

    /// <summary>Larger posts get 413.</summary>
    public int MaxBodyBytes { get; init; } = Limits.MaxBodyBytes.Default;

    /// <summary>How long a reply may still be sent after its text came.</summary>
    public TimeSpan ReplyLifetime { get; init; } = TimeSpan.FromHours(Limits.ReplyLifetimeHours.Default);

    /// <summary>How long message rows are kept.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(Limits.RetentionDays.Default);

    /// <summary>How long dead letters are kept.</summary>
    public TimeSpan DeadLetterRetention { get; init; } = TimeSpan.FromDays(Limits.DeadLetterDays.Default);

    /// <summary>How long the lock of a civil id is kept after the last attempt.</summary>
    public TimeSpan LockRetention { get; init; } = TimeSpan.FromDays(Limits.LockDays.Default);

    /// <summary>How long the report's counters are kept.</summary>
    public TimeSpan CounterRetention { get; init; } = TimeSpan.FromDays(Limits.CounterDays.Default);

    /// <summary>SMS parts a reply; longer answers continue on request.</summary>
    public int MaxReplyParts { get; init; } = Limits.MaxReplyParts.Default;

    /// <summary>Answered texts of one phone in a minute.</summary>
    public int MaxTextsPerMinute { get; init; } = Limits.MaxTextsPerMinute.Default;

    /// <summary>Answered texts of one phone in a day of Kuwait.</summary>
    public int MaxTextsPerDay { get; init; } = Limits.MaxTextsPerDay.Default;

    /// <summary>SMS parts of answers to one phone in a day of Kuwait.</summary>
    public int MaxPartsPerDay { get; init; } = Limits.MaxPartsPerDay.Default;

    /// <summary>SMS parts a day to numbers of other countries; beyond it they get no answer.</summary>
    public int MaxForeignPartsPerDay { get; init; } = Limits.MaxForeignPartsPerDay.Default;

    /// <summary>SMS parts a day to all phones; beyond it numbers of other countries get no answer.</summary>
    public int MaxTotalPartsPerDay { get; init; } = Limits.MaxTotalPartsPerDay.Default;

    /// <summary>Whom the service answers until operators set a phase. Default pilot: a new account answers nobody by surprise.</summary>
    public ServicePhase DefaultPhase { get; init; } = ServicePhase.Pilot;

    /// <summary>How long the <c>Settings</c> rows are used before they are read again.</summary>
    public TimeSpan SettingsRefresh { get; init; } = TimeSpan.FromSeconds(Limits.SettingsRefreshSeconds.Default);

    /// <summary>
    /// Whether <see cref="TestNumbers"/> are answered, in every phase, with replies that are recorded and not sent. Default: no; they are
    /// then senders that could get no reply, as every number that cannot be.
    /// </summary>
    public bool CapacityTest { get; init; }

    /// <summary>Data older than this is called unavailable instead of being answered.</summary>
    public TimeSpan MaxDataAge { get; init; } = TimeSpan.FromDays(Limits.MaxDataAgeDays.Default);

    /// <summary>Age limits of single kinds, by <see cref="RecordKinds"/> name.</summary>
    public IReadOnlyDictionary<string, TimeSpan> MaxDataAgeByKind { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>How long the words of a text and its reply are kept. Never shorter than the reply may still be sent.</summary>
    public TimeSpan BlankTexts { get; init; } = TimeSpan.FromHours(Limits.BlankTextsHours.Default);

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
