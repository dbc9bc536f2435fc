using MoiSms.Core.Records;

namespace MoiSms.Core.Replies.Answers;

/// <summary>What may be said at all: nothing older than its kind's age limit, and "none" only of a kind imported within it.</summary>
internal readonly struct Freshness(ReplyContext context, ReplyOptions options)
{
    public bool Holds(IRecord record, string kind) => context.Now - record.AsOf <= options.MaxAge(kind);

    /// <summary>When the kind was last imported; null if never.</summary>
    public DateTimeOffset? Imported(string kind) => context.ImportedAsOf.TryGetValue(kind, out var at) ? at : null;

    /// <summary>Whether a missing row means that there is none.</summary>
    public bool MaySayNone(string kind) => Imported(kind) is { } at && context.Now - at <= options.MaxAge(kind);

    /// <summary>The rows within the age limit, and how many are past it.</summary>
    public (List<TRecord> Fresh, int Older) Split<TRecord>(IEnumerable<TRecord> records, string kind)
        where TRecord : IRecord
    {
        var fresh = new List<TRecord>();
        var older = 0;
        foreach (var record in records)
        {
            if (Holds(record, kind))
                fresh.Add(record);
            else
                older++;
        }

        return (fresh, older);
    }
}
