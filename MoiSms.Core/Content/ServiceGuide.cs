namespace MoiSms.Core.Content;

/// <summary>One ministry service, as <c>content/services/&lt;id&gt;.yaml</c> describes it.</summary>
public sealed record ServiceGuide
{
    /// <summary>The id of what is none of the ministry's business: questions alone, each answered with whose it is.</summary>
    internal const string NotOurs = "other";

    /// <summary>The file's name without <c>.yaml</c>; lower-case ASCII with hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>As replies and menus write it.</summary>
    public required Localised Name { get; init; }

    /// <summary>A group has members and no papers of its own: it answers its own questions, or with a menu of them.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>
    /// What most people want to know of it, in two SMS parts with its name before it: how and where it is done, and what it costs. Null for
    /// what is not ours alone.
    /// </summary>
    public Localised? What { get; init; }

    /// <summary>Who it is for, and what has to hold before.</summary>
    public Localised? Who { get; init; }

    /// <summary>What to bring; null where nothing is needed or known.</summary>
    public LocalisedList? Papers { get; init; }

    /// <summary>Amounts in KD, in words for people.</summary>
    public Localised? Fee { get; init; }

    /// <summary>What to do, in order; null where there are none.</summary>
    public LocalisedList? Steps { get; init; }

    /// <summary>The kind of centre that does it (see <see cref="Centre.Kind"/>); null where none is needed.</summary>
    public string? CentreKind { get; init; }

    /// <summary>Where to go, in words for people; null where it needs no words of its own.</summary>
    public Localised? Where { get; init; }

    /// <summary>The online way, if there is one.</summary>
    public Localised? Online { get; init; }

    /// <summary>How long it takes.</summary>
    public Localised? Takes { get; init; }

    /// <summary>Rules with numbers: salaries, ages, months abroad, limits, who is left out; a sentence each.</summary>
    public LocalisedList? Conditions { get; init; }

    /// <summary>What being late, or without it, costs.</summary>
    public Localised? Penalty { get; init; }

    /// <summary>Whom to ask what is not known here.</summary>
    public Localised? Contact { get; init; }

    /// <summary>What people ask about it beyond the parts above; in the order of the file.</summary>
    public IReadOnlyList<ServiceQuestion> Questions { get; init; } = [];

    /// <summary>Where the facts come from.</summary>
    public required string Source { get; init; }

    /// <summary>When they were last checked.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>True where the source is press or general knowledge: the ministry has to confirm it before launch.</summary>
    public bool Verify { get; init; }

    /// <summary>The question of that id; null if there is none.</summary>
    internal ServiceQuestion? Question(string id) => Questions.FirstOrDefault(question => question.Id == id);
}
