using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>Numbers of the model file, as they lie in memory (little-endian), and what is reckoned with rows of them.</summary>
internal static class ModelNumbers
{
    public static T[] Read<T>(BinaryReader file)
        where T : struct
    {
        var values = new T[file.ReadInt32()];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public static void Write<T>(BinaryWriter file, T[] values)
        where T : struct
    {
        file.Write(values.Length);
        file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    /// <param name="left">A multiple of eight long, as <paramref name="right"/> is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var lefts = MemoryMarshal.Cast<float, Vector256<float>>(left);
        var rights = MemoryMarshal.Cast<float, Vector256<float>>(right);
        var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var i = 0;
        for (; i + 1 < lefts.Length; i += 2)
        {
            even = Vector256.FusedMultiplyAdd(lefts[i], rights[i], even);
            odd = Vector256.FusedMultiplyAdd(lefts[i + 1], rights[i + 1], odd);
        }

        if (i < lefts.Length)
            even = Vector256.FusedMultiplyAdd(lefts[i], rights[i], even);
        return Vector256.Sum(even + odd);
    }

    /// <param name="sum">A multiple of eight long, as <paramref name="what"/> is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(Span<float> sum, ReadOnlySpan<float> what, float times)
    {
        var sums = MemoryMarshal.Cast<float, Vector256<float>>(sum);
        var whats = MemoryMarshal.Cast<float, Vector256<float>>(what);
        var factor = Vector256.Create(times);
        for (var i = 0; i < sums.Length; i++)
            sums[i] = Vector256.FusedMultiplyAdd(factor, whats[i], sums[i]);
    }
}
