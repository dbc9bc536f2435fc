namespace MoiSms.Core.Records.Importing;

/// <summary>What an import did.</summary>
public sealed record ImportResult
{
    /// <summary>The kind of the import, such as <c>violations</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Rows of the file that now stand in storage.</summary>
    public required long Loaded { get; init; }

    /// <summary>Of these, rows that an earlier run of the same file had stored before it was cut off.</summary>
    public required long LoadedBefore { get; init; }

    /// <summary>Rows that say again what another row of the file says.</summary>
    public required long Repeated { get; init; }

    /// <summary>Rows written to <see cref="RejectedFile"/> instead.</summary>
    public required long Rejected { get; init; }

    /// <summary>Rows that a snapshot took away, or holders whose imported phones it took away.</summary>
    public required long Removed { get; init; }

    /// <summary>A snapshot with rejected rows removes nothing: a rejected row may be about a stored one.</summary>
    public required bool RemovalSkipped { get; init; }

    /// <summary>
    /// <c>&lt;file&gt;.rejected.csv</c>: the columns of the file, then <c>line</c> and <c>reason</c>; null if no row was rejected.
    /// </summary>
    public required string? RejectedFile { get; init; }

    /// <summary>From the first row read to the last one written.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether every row was good. Only then is the kind marked as imported, so that replies may say "none" of it.</summary>
    public bool Complete => Rejected == 0;
}
