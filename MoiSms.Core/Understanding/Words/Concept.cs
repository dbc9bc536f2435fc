namespace MoiSms.Core.Understanding.Words;

/// <summary>One idea that texts speak of in many words (residency, renewing, when, a clinic), as <c>content/words</c> lists it.</summary>
/// <param name="Weight">How much it counts for a reading that asks for it.</param>
/// <param name="State">How much it speaks for a question about the sender's own record (when, valid, how many).</param>
/// <param name="Guide">How much it speaks for a question about a procedure (how, papers, fee).</param>
/// <param name="Place">The area it names; null for anything but an area.</param>
/// <param name="Ambiguous">Whether an area is also an everyday word (السلام, هدية): it then has to stand beside something local.</param>
/// <param name="Exact">Whether only its listed spellings count, with the article at most, and never a near miss: words for danger and for
/// leaving.</param>
internal sealed record Concept(
    int Id, string Name, double Weight, double State, double Guide, string? Place = null, bool Ambiguous = false, bool Exact = false)
{
    /// <summary>Whether it is a matter of other bodies: these are weighed together (see <c>Evidence.Other</c>).</summary>
    public bool IsOther { get; } = Name.StartsWith("other", StringComparison.Ordinal);
}
