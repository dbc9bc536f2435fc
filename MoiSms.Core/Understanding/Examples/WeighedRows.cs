namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Lines as one expert sees them, where each feature counts by how well it tells one service's questions apart: what stands in all of them,
/// such as the service's name, tells nothing.
/// </summary>
internal sealed class WeighedRows
{
    // What tells nothing still counts a little: a text of such words alone would have no direction.
    private const float Least = 0.02f;

    private readonly Expert expert;
    private readonly Dictionary<int, float> weights = [];

    /// <summary>Learns from the ways to ask which features tell the questions apart.</summary>
    /// <param name="ways">The vectors of the ways.</param>
    /// <param name="questionOf">For each way the number of its question, from 0.</param>
    public WeighedRows(Expert expert, SparseRows ways, IReadOnlyList<int> questionOf)
    {
        this.expert = expert;
        var questions = questionOf.Count == 0 ? 0 : questionOf.Max() + 1;
        var seen = new HashSet<(int, int)>();
        var counts = new Dictionary<int, int>();
        for (var way = 0; way < ways.Count; way++)
        {
            foreach (var feature in ways.Features(way))
            {
                if (seen.Add((feature, questionOf[way])))
                    counts[feature] = counts.GetValueOrDefault(feature) + 1;
            }
        }

        var most = -MathF.Log(1.5f / (questions + 1));
        foreach (var (feature, count) in counts)
            weights[feature] = Math.Max(Least, -MathF.Log((count + 0.5f) / (questions + 1))) / most;
    }

    /// <summary>Lines to compare with: the features of each in the order of their ids, at length 1.</summary>
    public (int[] Features, float[] Values)[] Of(SlotRows lines)
    {
        var rows = new (int[], float[])[lines.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = Of(lines[i]);
        return rows;
    }

    /// <summary>One text.</summary>
    /// <param name="slots">Its slots, sorted.</param>
    public (int[] Features, float[] Values) Of(ReadOnlySpan<int> slots)
    {
        var (features, values) = expert.Vector(slots);
        var squares = 0f;
        for (var i = 0; i < features.Length; i++)
        {
            values[i] *= weights.GetValueOrDefault(features[i], 1);
            squares += values[i] * values[i];
        }

        var scale = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
        for (var i = 0; i < values.Length; i++)
            values[i] *= scale;
        return (features, values);
    }

    /// <summary>How like two are, 0 to 1.</summary>
    public static float Likeness((int[] Features, float[] Values) one, (int[] Features, float[] Values) other)
    {
        var sum = 0f;
        for (int i = 0, j = 0; i < one.Features.Length && j < other.Features.Length;)
        {
            var order = one.Features[i] - other.Features[j];
            if (order == 0)
                sum += one.Values[i++] * other.Values[j++];
            else if (order < 0)
                i++;
            else
                j++;
        }

        return sum;
    }
}
