namespace MoiSms.Core.Understanding.Words;

/// <summary>One file of <c>content/words</c>; every part may be left out.</summary>
internal sealed class WordFile
{
    public Dictionary<string, ConceptEntry> Concepts { get; set; } = [];

    /// <summary>Words that fill sentences and mean nothing to us.</summary>
    public Spellings Neutral { get; set; } = new();

    /// <summary>Words that may stand inside a phrase: el, of, the.</summary>
    public Spellings Glue { get; set; } = new();

    /// <summary>Names for several concepts, any of which will do in a rule.</summary>
    public Dictionary<string, string> Groups { get; set; } = [];

    public List<RuleEntry> Rules { get; set; } = [];

    /// <summary>Area id to its spellings in any script.</summary>
    public Dictionary<string, List<string>> Places { get; set; } = [];

    /// <summary>Ids of areas whose name is an everyday word as well.</summary>
    public List<string> Ambiguous { get; set; } = [];
}

/// <summary>Spellings by script: Arabic, Arabizi, English, and loanwords alike in both Latin kinds.</summary>
internal class Spellings
{
    public List<string> Ar { get; set; } = [];

    public List<string> Az { get; set; } = [];

    public List<string> En { get; set; } = [];

    public List<string> Loan { get; set; } = [];

    public IEnumerable<(string Phrase, WordTags Tags)> All() =>
    [
        .. Ar.Select(phrase => (phrase, WordTags.None)),
        .. Az.Select(phrase => (phrase, WordTags.Arabizi)),
        .. En.Select(phrase => (phrase, WordTags.English)),
        .. Loan.Select(phrase => (phrase, WordTags.Loan)),
    ];
}

/// <summary>A concept as a file writes it.</summary>
internal sealed class ConceptEntry : Spellings
{
    public double Weight { get; set; } = 4;

    public double State { get; set; }

    public double Guide { get; set; }
}

/// <summary>A rule as a file writes it: <c>when</c> and <c>not</c> list concepts or groups, blanks for "and", <c>|</c> for "or".</summary>
internal sealed class RuleEntry
{
    public string Read { get; set; } = "";

    public string When { get; set; } = "";

    public string Not { get; set; } = "";

    public double Bonus { get; set; }

    public bool Alone { get; set; }

    /// <summary>How many other words the text may hold; null = any number. <c>alone</c> is none.</summary>
    public int? Spare { get; set; }

    /// <summary>Whether it guesses the procedure from a question about a document; such a guess is no service of a centre.</summary>
    public bool Vague { get; set; }
}
