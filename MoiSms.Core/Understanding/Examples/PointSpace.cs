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

    // What stands in one line tells that line from the others, not its question; what stands in two or three hardly more.
    private const int FewestLines = 4;

    private readonly Side all;
    private readonly Side ideas;

    /// <summary>Learns from what people ask.</summary>
    /// <param name="allLines">The lines as the expert of everything sees them, those that people ask first.</param>
    /// <param name="ideaLines">The same lines as the expert of ideas sees them.</param>
    /// <param name="classesOf">For each line that people ask the numbers of the questions, from 0.</param>
    /// <param name="classes">How many questions there are, the card counted in.</param>
    public PointSpace(
        Expert all, SlotRows allLines, Expert ideas, SlotRows ideaLines, ReadOnlySpan<int[]> classesOf, int classes)
    {
        this.all = new(all, allLines, classesOf, classes, 0, 1);
        this.ideas = new(ideas, ideaLines, classesOf, classes, this.all.Count, IdeaLength);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public PointSpace(Expert all, Expert ideas, BinaryReader file)
    {
        this.all = new(all, file, 0, 1);
        this.ideas = new(ideas, file, this.all.Count, IdeaLength);
    }

    public void Write(BinaryWriter file)
    {
        all.Write(file);
        ideas.Write(file);
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

        public Side(Expert expert, SlotRows lines, ReadOnlySpan<int[]> classesOf, int classes, int from, float length)
        {
            (this.expert, this.from, this.length) = (expert, from, length);
            var seen = new HashSet<(int, int)>();
            var counts = new Dictionary<int, int>();
            var lineCounts = new Dictionary<int, int>();
            for (var line = 0; line < classesOf.Length; line++)
            {
                if (classesOf[line] is not [var asked, ..])
                    continue;
                foreach (var feature in expert.Vector(lines[line]).Features)
                {
                    lineCounts[feature] = lineCounts.GetValueOrDefault(feature) + 1;
                    if (seen.Add((feature, asked)))
                        counts[feature] = counts.GetValueOrDefault(feature) + 1;
                }
            }

            var most = -MathF.Log(1.5f / (classes + 1));
            known = [.. counts.Keys.Where(feature => lineCounts[feature] >= FewestLines).Order()];
            weights = Array.ConvertAll(
                known, feature => Math.Max(Least, -MathF.Log((counts[feature] + 0.5f) / (classes + 1))) / most);
        }

        public Side(Expert expert, BinaryReader file, int from, float length)
        {
            (this.expert, this.from, this.length) = (expert, from, length);
            (known, weights) = (ModelNumbers.Read<int>(file), ModelNumbers.Read<float>(file));
        }

        public int Count => known.Length;

        public void Write(BinaryWriter file)
        {
            ModelNumbers.Write(file, known);
            ModelNumbers.Write(file, weights);
        }

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
                // What nobody asks with counts in the length alone: the more of it, the less the rest says.
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
