namespace MoiSms.Core.Understanding.Rules;

/// <summary>One line of <c>rules</c>: which concepts together speak for a reading.</summary>
/// <param name="Name">As <c>why</c> shows it: the reading and its condition.</param>
/// <param name="When">All of these terms; of each term any of its concepts.</param>
/// <param name="Not">None of these concepts.</param>
/// <param name="Bonus">Added to the weights of the terms.</param>
/// <param name="Spare">How many words the text may hold besides, not counting courtesy and fillers; null = any number.</param>
internal sealed record Rule(string Name, Intent Intent, string? Service, int[][] When, int[] Not, double Bonus, int? Spare)
{
    /// <summary>An index among the different readings of a rule book.</summary>
    public int Reading { get; set; }

    /// <summary>Whether it names a procedure by itself, and not a document of which one may be wanted.</summary>
    public bool IsProcedure { get; init; } = true;

    /// <summary>Whether it is the reading whatever the examples say.</summary>
    public bool IsCertain { get; init; }

    public bool Asks(int concept) => Array.Exists(When, term => Array.IndexOf(term, concept) >= 0);
}
