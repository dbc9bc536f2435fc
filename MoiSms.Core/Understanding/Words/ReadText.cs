using MoiSms.Core.Understanding.Normalising;

namespace MoiSms.Core.Understanding.Words;

/// <summary>The words of one text, each with the words of the lexicon it may stand for.</summary>
internal sealed class ReadText
{
    private readonly List<WordMatch> matches = new(48);
    private readonly List<(Token Token, int First, int Count)> words = new(32);

    public int Count => words.Count;

    public Token Token(int index) => words[index].Token;

    public ReadOnlySpan<WordMatch> Matches(int index) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(matches).Slice(words[index].First, words[index].Count);

    public bool IsKnown(int index) => words[index].Count > 0;

    /// <summary>Whether the sender wrote these as one word: a word split for a forgotten blank is one, as is none at all.</summary>
    public bool IsOneWord(int from, int to) => to - from <= 1 || words[from].Token.Start == words[to - 1].Token.Start;

    /// <summary>Makes it empty, to be used for another text.</summary>
    public void Clear()
    {
        matches.Clear();
        words.Clear();
    }

    public void Add(in Token token, List<WordMatch> found)
    {
        words.Add((token, matches.Count, found.Count));
        matches.AddRange(found);
    }
}
