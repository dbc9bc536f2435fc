using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>One reading to answer.</summary>
/// <param name="MenuOffset">How many menu lines an answer before this one used: numbers go on.</param>
internal sealed record Question(Reading Reading, Language Language, ReplyContext Context, int MenuOffset = 0)
{
    public Slots Slots => Reading.Slots;

    public DateOnly Today { get; } = KuwaitTime.Today(Context.Now);
}

/// <summary>One answer, before it is put on pages.</summary>
internal sealed record Answer(string Body)
{
    /// <summary>Whose records they are, where they are not the sender's own; said once in a reply.</summary>
    public string? Header { get; init; }

    /// <summary>The day (Kuwait) the data was true.</summary>
    public DateOnly? AsOf { get; init; }

    public IReadOnlyList<Reading> Menu { get; init; } = [];
}
