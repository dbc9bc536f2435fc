namespace MoiSms.Core.Records.Importing;

/// <summary>One file to import.</summary>
public sealed record ImportRequest
{
    /// <summary>One of <see cref="ImportKinds.Names"/>, e.g. <c>violations</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// The path of the CSV file: UTF-8 (with or without a byte order mark), commas, a header row with exactly the kind's columns.
    /// </summary>
    public required string File { get; init; }

    /// <summary>
    /// Whether the file is the whole truth of its kind, so that stored rows it does not hold go. Default: it adds and replaces.
    /// </summary>
    public bool Snapshot { get; init; }

    /// <summary>
    /// When the data was true at its source; default now. It is kept on each row. A file older than what was imported last of its kind is
    /// refused, unless <see cref="Force"/> is set.
    /// </summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>
    /// Lets a snapshot remove most of what is stored (see <see cref="ImportLimits.UnguardedRemovals"/>), and an older file replace newer
    /// rows.
    /// </summary>
    public bool Force { get; init; }
}
