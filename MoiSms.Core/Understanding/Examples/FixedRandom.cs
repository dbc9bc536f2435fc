namespace MoiSms.Core.Understanding.Examples;

/// <summary>A generator of chance of our own that no framework changes: the same seed gives the same numbers for ever (xorshift).</summary>
internal sealed class FixedRandom(uint seed = 0)
{
    private ulong state = 88172645463325252UL + seed;

    public ulong Next()
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state;
    }

    /// <summary>0 to below 1.</summary>
    public float Chance() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>Fills it with the numbers from 0 on, shuffled (Fisher and Yates).</summary>
    public void Shuffle(Span<int> order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var j = (int)(Next() % (ulong)(i + 1));
            order[i] = order[j];
            order[j] = i;
        }
    }
}
