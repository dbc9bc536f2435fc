using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>The slots of a text or of all lines, sorted, for the two experts: of everything in it, and of its ideas alone.</summary>
internal static class ExampleSlots
{
    // More than most texts have.
    private const int Usual = 512;

    public static (int[] All, int[] Ideas) Of(in TextParts parts)
    {
        var slots = new List<int>(Usual);
        ConceptFeatures.Write(parts, slots);
        var ideas = slots.ToArray();
        Array.Sort(ideas);
        WordFeatures.Write(parts, slots);
        SoundFeatures.Write(parts, slots);
        slots.Sort();
        return (slots.ToArray(), ideas);
    }

    /// <summary>Cuts all lines up, each processor the next so many.</summary>
    public static (SlotRows All, SlotRows Ideas) Of(IReadOnlyList<ExampleLine> lines, Lexicon lexicon, IdeaIndex index)
    {
        var parts = Environment.ProcessorCount;
        var all = new SlotRows[parts];
        var ideas = new SlotRows[parts];
        Parallel.For(0, parts, part =>
        {
            (all[part], ideas[part]) = (new SlotRows(), new SlotRows());
            var memory = new WordMemory(lexicon);
            var slots = new List<int>(Usual);
            for (var i = lines.Count * part / parts; i < lines.Count * (part + 1) / parts; i++)
            {
                slots.Clear();
                var text = TextParts.Of(lines[i].Text, lexicon, memory, index);
                ConceptFeatures.Write(text, slots);
                ideas[part].Add(slots);
                WordFeatures.Write(text, slots);
                SoundFeatures.Write(text, slots);
                all[part].Add(slots);
            }
        });
        for (var part = 1; part < parts; part++)
        {
            all[0].AddRange(all[part]);
            ideas[0].AddRange(ideas[part]);
        }

        return (all[0], ideas[0]);
    }
}
