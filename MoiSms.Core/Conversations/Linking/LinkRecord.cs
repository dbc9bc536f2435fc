using Azure;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Linking;

/// <summary>What linking a phone needs of a person's records; the same shape where there is no such person.</summary>
internal sealed record LinkRecord(string CivilId)
{
    /// <summary>Of the phones that a person linked by texting the newest so many stay linked: they are one property of a row.</summary>
    public const int MostRegistered = 20;

    /// <summary>Null where there is no holder row.</summary>
    public ETag? HolderVersion { get; init; }

    public string? CardSerial { get; init; }

    /// <summary>The ministry's, E.164.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Those linked by texting, E.164.</summary>
    public IReadOnlyList<string> RegisteredPhones { get; init; } = [];

    public Language? Language { get; init; }

    /// <summary>Attempts on this civil id, whichever phones they came from.</summary>
    public Attempts Attempts { get; init; } = Attempts.None;

    /// <summary>Null where there is no lock row yet.</summary>
    public ETag? LockVersion { get; init; }

    public IReadOnlyList<string> OtherPhones(string phone) =>
        [.. Phones.Union(RegisteredPhones, StringComparer.Ordinal).Where(one => one != phone)];
}
