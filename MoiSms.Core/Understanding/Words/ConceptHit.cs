namespace MoiSms.Core.Understanding.Words;

/// <summary>A concept that a text speaks of.</summary>
/// <param name="First">The index of its first word in the text.</param>
/// <param name="Quality">How sure the recognition of its words is, 0 to 1.</param>
/// <param name="Phrase">The lexicon's words for it (never the sender's).</param>
internal readonly record struct ConceptHit(Concept Concept, int First, int Count, double Quality, string Phrase)
{
    public int End => First + Count;
}
