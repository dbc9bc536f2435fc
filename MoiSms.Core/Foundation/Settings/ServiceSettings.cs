using System.Collections.Frozen;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>What operators set while the service runs: a snapshot of the table <c>Settings</c> and of the pilot's members.</summary>
/// <param name="ImportedAsOf">When each kind's data was true at its source at its last import (UTC), by <see cref="RecordKinds"/>
/// name.</param>
public sealed record ServiceSettings(IReadOnlyDictionary<string, DateTimeOffset> ImportedAsOf)
{
    /// <summary>The partition with one row a kind that was imported.</summary>
    internal const string ImportsPartition = "imports";

    /// <summary>The property of such a row.</summary>
    internal const string AsOfProperty = "AsOf";

    /// <summary>Whom the service answers.</summary>
    public required ServicePhase Phase { get; init; }

    /// <summary>
    /// How many of a hundred phones are answered in <see cref="ServicePhase.Public"/>, 1 to 100; always the same phones first. Default 100.
    /// </summary>
    public int PublicPercent { get; init; } = 100;

    /// <summary>The kinds of records that are not answered by text, by <see cref="RecordKinds"/> name. Default: none.</summary>
    public FrozenSet<string> KindsOff { get; init; } = [];

    /// <summary>The limits of one phone that operators set. Default: none is set, and those of the app settings hold.</summary>
    public ServiceLimits Limits { get; init; } = new();

    /// <summary>What a phone outside reads instead of the usual words; null = those of <c>content/replies</c>.</summary>
    public string? NoticeArabic { get; init; }

    /// <inheritdoc cref="NoticeArabic"/>
    public string? NoticeEnglish { get; init; }

    /// <summary>
    /// The partition keys of the members' phones. Here, and not as a flag of each conversation: a text then learns it without a call
    /// although its phone never texted before, and a removal needs no second write. Some thousands take well under a megabyte.
    /// </summary>
    public FrozenSet<string> Members { get; init; } = [];

    /// <summary>Whether anything was ever set; false = the defaults of the app settings hold.</summary>
    public bool IsStored { get; init; }
}
