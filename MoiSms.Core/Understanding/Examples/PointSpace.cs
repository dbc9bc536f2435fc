namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The features of one service's own questions, as both experts see them, each with a weight: the better it tells the questions apart, the
/// more it counts. What stands in all of them, such as the service's name, tells nothing.
/// </summary>
internal sealed class PointSpace
{
    // What tells nothing still counts a little: a text of such words alone would have no direction.
    private const float Least = 0.02f;

    private const float IdeaLength = 0.5f;

    private readonly Side all;
    private readonly Side ideas;

    /// <summary>Learns from the ways to ask.</summary>
    /// <param name="allLines">The lines as the expert of everything sees them, the ways first.</param>
    /// <param name="ideaLines">The same lines as the expert of ideas sees them.</param>
    /// <param name="questionOf">For each line the number of its question, from 0.</param>
    /// <param name="ways">How many of the lines are ways to ask.</param>
    public PointSpace(Expert all, SlotRows allLines, Expert ideas, SlotRows ideaLines, ReadOnlySpan<int> questionOf, int ways)
    {
        this.all = new(all, allLines, questionOf[..ways], 0, 1);
        this.ideas = new(ideas, ideaLines, questionOf[..ways], this.all.Count, IdeaLength);
    }

    /// <summary>How many features there are: their ids go from 0 to this - 1.</summary>
    public int Count => all.Count + ideas.Count;

    /// <summary>A text as a vector, its features in the order of their ids.</summary>
    /// <param name="allSlots">Its slots of everything, sorted.</param>
    /// <param name="ideaSlots">Its slots of ideas, sorted.</param>
    public (int[] Features, float[] Values) Vector(ReadOnlySpan<int> allSlots, ReadOnlySpan<int> ideaSlots)
    {
        var features = new List<int>(allSlots.Length + ideaSlots.Length);
        var values = new List<float>(allSlots.Length + ideaSlots.Length);
        all.Write(allSlots, features, values);
        ideas.Write(ideaSlots, features, values);
        return ([.. features], [.. values]);
    }

    /// <summary>What one expert sees.</summary>
    private sealed class Side
    {
        private readonly Expert expert;
        private readonly float length;
        private readonly int from;
        private readonly int[] known;
        private readonly float[] weights;

        public Side(Expert expert, SlotRows lines, ReadOnlySpan<int> questionOf, int from, float length)
        {
            (this.expert, this.from, this.length) = (expert, from, length);
            var questions = 0;
            var seen = new HashSet<(int, int)>();
            var counts = new Dictionary<int, int>();
            for (var way = 0; way < questionOf.Length; way++)
            {
                questions = Math.Max(questions, questionOf[way] + 1);
                foreach (var feature in expert.Vector(lines[way]).Features)
                {
                    if (seen.Add((feature, questionOf[way])))
                        counts[feature] = counts.GetValueOrDefault(feature) + 1;
                }
            }

            var most = -MathF.Log(1.5f / (questions + 1));
            known = [.. counts.Keys.Order()];
            weights = Array.ConvertAll(
                known, feature => Math.Max(Least, -MathF.Log((counts[feature] + 0.5f) / (questions + 1))) / most);
        }

        public int Count => known.Length;

        public void Write(ReadOnlySpan<int> slots, List<int> features, List<float> values)
        {
            var (own, amounts) = expert.Vector(slots);
            var start = values.Count;
            var squares = 0f;
            for (int i = 0, k = 0; i < own.Length; i++)
            {
                // Both stand in the order of their ids.
                while (k < known.Length && known[k] < own[i])
                    k++;
                // What no way to ask has counts in the length alone: the more of it, the less the rest says.
                if (k < known.Length && known[k] == own[i])
                {
                    amounts[i] *= weights[k];
                    features.Add(from + k);
                    values.Add(amounts[i]);
                }

                squares += amounts[i] * amounts[i];
            }

            var scale = squares > 0 ? length / MathF.Sqrt(squares) : 0;
            for (var i = start; i < values.Count; i++)
                values[i] *= scale;
        }
    }
}
