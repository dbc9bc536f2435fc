using System.Runtime.CompilerServices;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Numbers for pieces of a text: the same piece has the same number in every process. FNV-1a: a longer piece goes on from a shorter one.
/// </summary>
internal static class FeatureHash
{
    /// <summary>How many slots there are: some three pieces in a hundred share one with another.</summary>
    public const int Slots = 1 << 21;

    private const uint Prime = 16777619;

    /// <summary>The hash of nothing, in one of several kinds of pieces that must not be taken for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Start(uint kind) => (2166136261 ^ kind) * Prime;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, char c) => (hash ^ c) * Prime;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, ReadOnlySpan<char> piece)
    {
        foreach (var c in piece)
            hash = Add(hash, c);
        return hash;
    }

    /// <summary>The hash of two pieces in this order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Pair(uint first, uint second, uint kind) => ((first * 0x9E3779B1) ^ (second + kind)) * Prime;

    /// <summary>0 to <see cref="Slots"/> - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(uint hash)
    {
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >> 12;
        return (int)(hash % Slots);
    }
}
