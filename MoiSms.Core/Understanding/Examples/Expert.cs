namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// One way to look at texts (by everything in them, or by their ideas alone) and what was learned of topics and asked points that way.
/// </summary>
internal sealed class Expert
{
    private readonly FeatureSpace space;
    private readonly Lanes[] topics;
    private readonly Lanes[] asks = new Lanes[1];

    /// <summary>Knows the pieces of the lines; nothing is learned yet.</summary>
    public Expert(SlotRows lines, int topicCount)
    {
        space = FeatureSpace.Of(lines);
        topics = new Lanes[(topicCount + Lanes.Width - 1) / Lanes.Width];
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public Expert(BinaryReader file)
    {
        space = FeatureSpace.Read(file);
        topics = new Lanes[file.ReadInt32()];
        for (var i = 0; i < topics.Length; i++)
            topics[i] = new Lanes(file);
        asks[0] = new Lanes(file);
    }

    /// <summary>For each feature how much texts see of it.</summary>
    public float[] Reach() => space.Reach();

    public void Write(BinaryWriter file)
    {
        space.Write(file);
        file.Write(topics.Length);
        foreach (var lanes in topics)
            lanes.Write(file);
        asks[0].Write(file);
    }

    /// <summary>Whether the lines have that piece often enough to be learned.</summary>
    public bool Knows(int slot) => space.Knows(slot);

    /// <summary>The lines as vectors, to be learned from or compared with.</summary>
    public SparseRows Rows(SlotRows lines) => new(lines, space);

    /// <summary>The independent parts of the learning, to be run side by side.</summary>
    /// <param name="rows">The vectors of the lines.</param>
    /// <param name="topicOf">The topic of each line, as a number.</param>
    /// <param name="asksOf">The points each line asks for, a bit each.</param>
    public IEnumerable<Action> Lessons(SparseRows rows, int[] topicOf, uint[] asksOf)
    {
        for (var i = 0; i < topics.Length; i++)
        {
            var block = i;
            yield return () =>
            {
                var labels = Array.ConvertAll(topicOf, topic => Bit(topic, block));
                topics[block] = LaneTrainer.Train(rows, labels, TrainingPlan.ForTopics(Reach()));
            };
        }

        yield return () => asks[0] = LaneTrainer.Train(rows, asksOf, TrainingPlan.ForAsks(Reach()));
    }

    /// <summary>Adds this expert's share of the scores (log-odds).</summary>
    /// <param name="slots">The text's slots, sorted.</param>
    /// <param name="topicScores">A multiple of <see cref="Lanes.Width"/> long.</param>
    /// <param name="askScores"><see cref="Lanes.Width"/> long.</param>
    public void AddScores(ReadOnlySpan<int> slots, float topicShare, Span<float> topicScores, float askShare, Span<float> askScores)
    {
        Span<int> features = slots.Length <= 1024 ? stackalloc int[slots.Length] : new int[slots.Length];
        Span<float> values = slots.Length <= 1024 ? stackalloc float[slots.Length] : new float[slots.Length];
        var count = space.Vector(slots, features, values);
        for (var i = 0; i < topics.Length; i++)
            topics[i].AddScores(features[..count], values[..count], topicShare, topicScores[(i * Lanes.Width)..]);
        asks[0].AddScores(features[..count], values[..count], askShare, askScores);
    }

    /// <summary>Adds to <paramref name="likeness"/> how like the text is to each of the lines, 0 to <paramref name="share"/>.</summary>
    /// <param name="rows">The lines' vectors; as many as <paramref name="likeness"/> is long.</param>
    public void AddLikeness(ReadOnlySpan<int> slots, float share, SparseRows rows, Span<float> likeness)
    {
        var (features, values) = Vector(slots);
        for (var row = 0; row < likeness.Length; row++)
        {
            var own = rows.Features(row);
            var levels = rows.Levels(row);
            var sum = 0f;
            // Both stand in the order of their ids.
            for (int i = 0, j = 0; i < own.Length && j < features.Length;)
            {
                if (own[i] == features[j])
                    sum += values[j++] * levels[i++];
                else if (own[i] < features[j])
                    i++;
                else
                    j++;
            }

            likeness[row] += sum * share * rows.Unit(row);
        }
    }

    /// <summary>The vector of a text, its features in the order of their ids.</summary>
    /// <param name="slots">The text's slots, sorted.</param>
    public (int[] Features, float[] Values) Vector(ReadOnlySpan<int> slots)
    {
        var features = new int[slots.Length];
        var values = new float[slots.Length];
        var count = space.Vector(slots, features, values);
        return (features[..count], values[..count]);
    }

    /// <summary>Writes the vector of some slots, sorted, and gives how many features it has.</summary>
    /// <param name="features">Has room for all, as <paramref name="values"/> has.</param>
    public int Vector(ReadOnlySpan<int> slots, Span<int> features, Span<float> values) => space.Vector(slots, features, values);

    private static uint Bit(int topic, int block) => topic / Lanes.Width == block ? 1u << (topic % Lanes.Width) : 0;
}
