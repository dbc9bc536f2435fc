namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Example lines as sparse vectors, one behind the other: for each line the features it has and how much they count; the length of each
/// vector is 1.
/// </summary>
internal sealed class SparseRows
{
    private readonly int[] starts;
    private readonly int[] features;
    private readonly float[] values;

    /// <summary>Turns the slots of each line into its vector.</summary>
    public SparseRows(SlotRows lines, FeatureSpace space)
    {
        starts = new int[lines.Count + 1];
        Parallel.For(0, lines.Count, i => starts[i + 1] = space.Size(lines[i]));
        for (var i = 0; i < lines.Count; i++)
            starts[i + 1] += starts[i];
        features = new int[starts[^1]];
        values = new float[starts[^1]];
        Parallel.For(0, lines.Count, i =>
            space.Vector(lines[i], features.AsSpan(starts[i]..starts[i + 1]), values.AsSpan(starts[i]..starts[i + 1])));
    }

    public int Count => starts.Length - 1;

    public ReadOnlySpan<int> Features(int row) => features.AsSpan(starts[row]..starts[row + 1]);

    public ReadOnlySpan<float> Values(int row) => values.AsSpan(starts[row]..starts[row + 1]);
}
