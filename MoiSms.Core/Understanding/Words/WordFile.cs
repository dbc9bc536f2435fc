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

    /// <summary>Host names whose links are no stranger's.</summary>
    public IReadOnlyList<(string Text, int Line)> Sites { get; set; } = [];

    /// <summary>Words for the people whose documents a text may be about, by relation.</summary>
    public List<NamedEntry> Relations { get; } = [];

    /// <summary>Words for the kinds of centres, by the id of <c>kinds.yaml</c>.</summary>
    public List<NamedEntry> CentreKinds { get; } = [];

    /// <summary>Names for several concepts, any of which will do in a rule.</summary>
    public List<GroupEntry> Groups { get; } = [];

    public List<RuleEntry> Rules { get; } = [];

    /// <summary>Area ids and their spellings in any script.</summary>
    public List<NamedEntry> Places { get; } = [];

    /// <summary>Ids of areas whose name is an everyday word as well.</summary>
    public IReadOnlyList<(string Text, int Line)> Ambiguous { get; set; } = [];
}
