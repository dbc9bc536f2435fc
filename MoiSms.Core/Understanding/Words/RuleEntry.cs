namespace MoiSms.Core.Understanding.Words;

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

    /// <summary>Whether it is the reading whatever the examples say.</summary>
    public bool Certain { get; init; }
}
