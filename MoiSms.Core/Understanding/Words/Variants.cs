using System.Runtime.CompilerServices;

namespace MoiSms.Core.Understanding.Words;

/// <summary>Up to twelve shorter readings of one word, each without some of its prefixes and suffixes.</summary>
internal struct Variants
{
    private Buffer ranges;

    public int Count { get; private set; }

    public void Add(int start, int end, bool owned)
    {
        if (Count < 12)
            ranges[Count++] = (start, end, owned);
    }

    public readonly ReadOnlySpan<char> Slice(string key, int i) => key.AsSpan(ranges[i].Start, ranges[i].End - ranges[i].Start);

    public readonly bool IsOwned(int i) => ranges[i].Owned;

    [InlineArray(12)]
    private struct Buffer
    {
        private (int Start, int End, bool Owned) first;
    }
}
