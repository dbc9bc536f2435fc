using System.Runtime.CompilerServices;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Example lines as sparse vectors of length 1, one behind the other: for each line the features it has, and how much each counts, in
/// steps of 1/255 of the line's greatest.
/// </summary>
internal sealed class SparseRows
{
    private readonly int[] starts;
    private readonly int[] features;
    private readonly byte[] levels;
    private readonly float[] units;

    /// <summary>Turns the slots of each line into its vector.</summary>
    public SparseRows(SlotRows lines, FeatureSpace space)
    {
        starts = new int[lines.Count + 1];
        Parallel.For(0, lines.Count, i => starts[i + 1] = space.Size(lines[i]));
        for (var i = 0; i < lines.Count; i++)
            starts[i + 1] += starts[i];
        features = new int[starts[^1]];
        levels = new byte[starts[^1]];
        units = new float[lines.Count];
        Parallel.For(0, lines.Count, i => Fill(i, lines[i], space));
    }

    /// <summary>Takes vectors as they are.</summary>
    /// <param name="rows">For each line its features in the order of their ids, and how much each counts.</param>
    public SparseRows(IReadOnlyList<(int[] Features, float[] Values)> rows)
    {
        starts = new int[rows.Count + 1];
        for (var i = 0; i < rows.Count; i++)
            starts[i + 1] = starts[i] + rows[i].Features.Length;
        features = [.. rows.SelectMany(row => row.Features)];
        levels = new byte[starts[^1]];
        units = new float[rows.Count];
        for (var i = 0; i < rows.Count; i++)
            Round(i, rows[i].Values);
    }

    public int Count => units.Length;

    public ReadOnlySpan<int> Features(int row) => features.AsSpan(starts[row]..starts[row + 1]);

    /// <summary>How much each feature counts, in units of <see cref="Unit"/>.</summary>
    public ReadOnlySpan<byte> Levels(int row) => levels.AsSpan(starts[row]..starts[row + 1]);

    public float Unit(int row) => units[row];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(int row, ReadOnlySpan<int> slots, FeatureSpace space)
    {
        var values = new float[starts[row + 1] - starts[row]];
        space.Vector(slots, features.AsSpan(starts[row]..starts[row + 1]), values);
        Round(row, values);
    }

    private void Round(int row, ReadOnlySpan<float> values)
    {
        var unit = units[row] = values.Length == 0 ? 0 : Greatest(values) / byte.MaxValue;
        for (var i = 0; i < values.Length; i++)
            levels[starts[row] + i] = (byte)MathF.Round(values[i] / unit);
    }

    private static float Greatest(ReadOnlySpan<float> values)
    {
        var most = 0f;
        foreach (var value in values)
            most = Math.Max(most, value);
        return most;
    }
}
