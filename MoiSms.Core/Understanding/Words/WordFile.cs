namespace MoiSms.Core.Understanding.Words;

/// <summary>One file of <c>content/words</c>; every part may be left out.</summary>
internal sealed record WordFile
{
    /// <summary>As faults show it: <c>content/words/10-records.yaml</c>.</summary>
    public required string Name { get; init; }

    public List<ConceptEntry> Concepts { get; } = [];

    /// <summary>Words that fill sentences and mean nothing to us.</summary>
    public IReadOnlyList<Spelling> Neutral { get; set; } = [];

    /// <summary>Words that may stand inside a phrase: el, of, the.</summary>
    public IReadOnlyList<Spelling> Glue { get; set; } = [];

    /// <summary>Words for the people whose documents a text may be about, by relation.</summary>
    public List<NamedEntry> Relations { get; } = [];

    /// <summary>Names for several concepts, any of which will do in a rule.</summary>
    public List<GroupEntry> Groups { get; } = [];

    public List<RuleEntry> Rules { get; } = [];

    /// <summary>Area ids and their spellings in any script.</summary>
    public List<NamedEntry> Places { get; } = [];

    /// <summary>Ids of areas whose name is an everyday word as well.</summary>
    public IReadOnlyList<(string Text, int Line)> Ambiguous { get; set; } = [];
}

/// <summary>A word or phrase, and by its tags the script it stands under: Arabic, Arabizi, English, or a loanword alike in both Latin kinds.</summary>
internal readonly record struct Spelling(string Text, WordTags Tags, int Line);

/// <summary>A concept as a file writes it.</summary>
internal sealed record ConceptEntry(string Name, double Weight, double State, double Guide, IReadOnlyList<Spelling> Spellings);

/// <summary>An area or a relation as a file writes it.</summary>
internal sealed record NamedEntry(string Name, int Line, IReadOnlyList<Spelling> Spellings);

/// <summary>A group as a file writes it: its members with blanks between them.</summary>
internal sealed record GroupEntry(string Name, int Line, string Members);

/// <summary>A rule as a file writes it: <c>when</c> and <c>not</c> list concepts or groups, blanks for "and", <c>|</c> for "or".</summary>
internal sealed record RuleEntry
{
    public required int Line { get; init; }

    public required string Read { get; init; }

    public required string When { get; init; }

    public string Not { get; init; } = "";

    public double Bonus { get; init; }

    public bool Alone { get; init; }

    /// <summary>How many other words the text may hold; null = any number. <c>alone</c> is none.</summary>
    public int? Spare { get; init; }

    /// <summary>Whether it guesses the procedure from a question about a document; such a guess is no service of a centre.</summary>
    public bool Vague { get; init; }
}
