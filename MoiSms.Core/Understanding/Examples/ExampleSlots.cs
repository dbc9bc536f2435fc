using System.Runtime.InteropServices;
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

    /// <summary>Adds the slots of a text word by word, each word's sorted: of the word, its consonants, and its ideas.</summary>
    /// <param name="ends">Gets where the slots of each word end.</param>
    public static void WordByWord(in TextParts parts, List<int> slots, List<int> ends)
    {
        var (word, sound) = (WordFeatures.Before, SoundFeatures.Before);
        for (var i = 0; i < parts.Tokens.Count; i++)
        {
            var from = slots.Count;
            WordFeatures.WriteOne(parts.Tokens[i], ref word, slots);
            SoundFeatures.WriteOne(parts.Tokens[i], ref sound, slots);
            ConceptFeatures.WriteOne(parts, i, slots);
            slots.Sort(from, slots.Count - from, null);
            ends.Add(slots.Count);
        }
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

    /// <summary>The slots of each word of all lines, one line behind the other, and where the words of each line end.</summary>
    public static (SlotRows Words, int[] Ends) WordsOf(IReadOnlyList<ExampleLine> lines, Lexicon lexicon, IdeaIndex index)
    {
        var parts = Environment.ProcessorCount;
        var words = new SlotRows[parts];
        var ends = new int[lines.Count];
        Parallel.For(0, parts, part =>
        {
            words[part] = new SlotRows();
            var memory = new WordMemory(lexicon);
            var (slots, wordEnds, one) = (new List<int>(Usual), new List<int>(), new List<int>());
            for (var i = lines.Count * part / parts; i < lines.Count * (part + 1) / parts; i++)
            {
                slots.Clear();
                wordEnds.Clear();
                WordByWord(TextParts.Of(lines[i].Text, lexicon, memory, index), slots, wordEnds);
                for (var word = 0; word < wordEnds.Count; word++)
                {
                    one.Clear();
                    one.AddRange(CollectionsMarshal.AsSpan(slots)[(word == 0 ? 0 : wordEnds[word - 1])..wordEnds[word]]);
                    words[part].Add(one);
                }

                ends[i] = wordEnds.Count;
            }
        });
        for (var part = 1; part < parts; part++)
            words[0].AddRange(words[part]);
        for (var i = 1; i < ends.Length; i++)
            ends[i] += ends[i - 1];
        return (words[0], ends);
    }
}
