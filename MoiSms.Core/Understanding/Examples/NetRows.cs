namespace MoiSms.Core.Understanding.Examples;

/// <summary>Rows of weights, one behind the other, each with its bias.</summary>
internal sealed record NetRows(float[] Weights, float[] Biases)
{
    public int Count => Biases.Length;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static NetRows Read(BinaryReader file) =>
        new(Array.ConvertAll(ModelNumbers.Read<Half>(file), half => (float)half), ModelNumbers.Read<float>(file));

    /// <summary>Writes them in half the length; only those that are <see cref="Rounded"/> are read as they were.</summary>
    public void Write(BinaryWriter file)
    {
        ModelNumbers.Write(file, Array.ConvertAll(Weights, weight => (Half)weight));
        ModelNumbers.Write(file, Biases);
    }

    /// <summary>The same with weights that a file keeps as they are.</summary>
    public NetRows Rounded() => new(Array.ConvertAll(Weights, weight => (float)(Half)weight), Biases);

    /// <summary>What a row says of what it sees.</summary>
    /// <param name="seen">As long as a row.</param>
    public float Score(int row, ReadOnlySpan<float> seen) =>
        Biases[row] + ModelNumbers.Dot(Weights.AsSpan(row * seen.Length, seen.Length), seen);
}
