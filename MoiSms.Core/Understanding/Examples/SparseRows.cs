namespace MoiSms.Core.Understanding.Examples;

/// <summary>Texts as sparse vectors, one behind the other: for each the features it has and how much they count; the length of each vector is 1.</summary>
internal sealed class SparseRows
{
    private readonly int[] starts;
    private readonly int[] features;
    private readonly float[] values;

    /// <summary>Copies rows of features (sorted) and values.</summary>
    public SparseRows(IReadOnlyList<(int[] Features, float[] Values)> rows)
    {
        starts = new int[rows.Count + 1];
        for (var i = 0; i < rows.Count; i++)
            starts[i + 1] = starts[i] + rows[i].Features.Length;
        features = new int[starts[^1]];
        values = new float[starts[^1]];
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Features.CopyTo(features, starts[i]);
            rows[i].Values.CopyTo(values, starts[i]);
        }
    }

    public int Count => starts.Length - 1;

    public ReadOnlySpan<int> Features(int row) => features.AsSpan(starts[row], starts[row + 1] - starts[row]);

    public ReadOnlySpan<float> Values(int row) => values.AsSpan(starts[row], starts[row + 1] - starts[row]);
}
