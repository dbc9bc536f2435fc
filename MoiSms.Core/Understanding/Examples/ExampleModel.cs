using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// What was learned from the examples: the topics, two experts on them, nets that see words and know the services' own questions too; and
/// the ideas that all go by. The same lines give the same model.
/// </summary>
internal sealed record ExampleModel(
    string[] Topics, Expert All, Expert Ideas, WordPool[] Nets, QuestionClasses Questions, IdeaIndex Index)
{
    /// <summary>Inside the content folder. <c>moisms content train</c> writes it; one that is out of date is passed over.</summary>
    public const string File = "examples.model";

    // Raise it when lines are cut up or learned from in another way.
    private const int Version = 7;

    // They begin with other numbers; two know the services' own questions better than one with twice the dimensions.
    private const int NetCount = 2;

    /// <summary>Learns from the lines: half a minute on two cores.</summary>
    /// <param name="questions">What teaches no topic, but the services' own questions: more ways to ask them, and their answers.</param>
    public static ExampleModel Learn(
        IReadOnlyList<ExampleLine> lines, IReadOnlyList<ExampleLine> questions, Lexicon lexicon, IdeaIndex index)
    {
        string[] topics = [.. lines.Select(line => line.Topic).Distinct(StringComparer.Ordinal)];
        var numbers = topics.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var topicOf = lines.Select(line => numbers[line.Topic]).ToArray();
        var asksOf = lines.Select(AskBits).ToArray();

        var (allSlots, ideaSlots) = ExampleSlots.Of(lines, lexicon, index);
        var (all, ideas) = (new Expert(allSlots, topics.Length), new Expert(ideaSlots, topics.Length));
        ExampleLine[] both = [.. lines, .. questions];
        var bothSlots = new SlotRows();
        bothSlots.AddRange(allSlots);
        bothSlots.AddRange(ExampleSlots.Of(questions, lexicon, index).All);
        var (wordSlots, wordEnds) = ExampleSlots.WordsOf(both, lexicon, index);
        var (words, wholes) = (all.Rows(wordSlots), all.Rows(bothSlots));
        var classes = QuestionClasses.Of(both);
        var lessons = classes.Lessons(both, topicOf);
        var nets = new WordPool[NetCount];
        Parallel.Invoke(
        [
            .. Enumerable.Range(0, NetCount).Select<int, Action>(i => () => nets[i] = WordPoolTrainer.Train(
                words, wordEnds, wholes, lessons, all.FeatureCount, topics.Length, classes.Count, (uint)i)),
            .. all.Lessons(all.Rows(allSlots), topicOf, asksOf),
            .. ideas.Lessons(ideas.Rows(ideaSlots), topicOf, asksOf),
        ]);
        return new(topics, all, ideas, nets, classes, index);
    }

    /// <summary>Where a text stands among the services' own questions: what each net says, one behind the other.</summary>
    /// <param name="scores">Gets <paramref name="share"/> of the mean score of each topic added.</param>
    public float[] Read(NetText text, float share, Span<float> scores)
    {
        var places = new float[Nets.Length * WordPool.Place];
        for (var i = 0; i < Nets.Length; i++)
            Nets[i].Read(text, share / Nets.Length, scores, places.AsSpan(i * WordPool.Place, WordPool.Place));
        return places;
    }

    /// <summary>How much more likely a question is than the card of its service, in log-odds; 0 where either was not learned.</summary>
    /// <param name="places">Where the text stands; empty = nobody knows.</param>
    public float Nearness(ReadOnlySpan<float> places, int? question, int? card)
    {
        if (places.IsEmpty || question is not { } asked || card is not { } other)
            return 0;
        var sum = 0f;
        for (var i = 0; i < Nets.Length; i++)
        {
            var place = places.Slice(i * WordPool.Place, WordPool.Place);
            sum += Nets[i].Score(place, asked) - Nets[i].Score(place, other);
        }

        return sum / Nets.Length;
    }

    /// <summary>
    /// Reads the file of a content folder; null where there is none, or where what it was learned from has changed since.
    /// </summary>
    public static ExampleModel? TryRead(string contentFolder)
    {
        var path = Path.Combine(contentFolder, File);
        if (!System.IO.File.Exists(path))
            return null;
        try
        {
            using var plain = System.IO.File.OpenRead(path);
            Span<byte> learnedFrom = stackalloc byte[SHA256.HashSizeInBytes];
            plain.ReadExactly(learnedFrom);
            if (!learnedFrom.SequenceEqual(Fingerprint(contentFolder)))
                return null;
            using var file = new BinaryReader(new BrotliStream(plain, CompressionMode.Decompress), Encoding.UTF8);
            var topics = new string[file.ReadInt32()];
            for (var i = 0; i < topics.Length; i++)
                topics[i] = file.ReadString();
            var (all, ideas, nets) = (new Expert(file), new Expert(file), new WordPool[NetCount]);
            for (var i = 0; i < nets.Length; i++)
                nets[i] = new WordPool(file);
            return new(topics, all, ideas, nets, QuestionClasses.Read(file), new IdeaIndex(file));
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Whether the file of a content folder is what would be learned now.</summary>
    public static bool IsUpToDate(string contentFolder)
    {
        var path = Path.Combine(contentFolder, File);
        if (!System.IO.File.Exists(path))
            return false;
        using var file = System.IO.File.OpenRead(path);
        Span<byte> learnedFrom = stackalloc byte[SHA256.HashSizeInBytes];
        return file.ReadAtLeast(learnedFrom, learnedFrom.Length, throwOnEndOfStream: false) == learnedFrom.Length
            && learnedFrom.SequenceEqual(Fingerprint(contentFolder));
    }

    /// <summary>Writes the file of a content folder.</summary>
    public void Write(string contentFolder)
    {
        using var plain = System.IO.File.Create(Path.Combine(contentFolder, File));
        plain.Write(Fingerprint(contentFolder));
        using var file = new BinaryWriter(new BrotliStream(plain, CompressionLevel.Optimal), Encoding.UTF8);
        file.Write(Topics.Length);
        foreach (var topic in Topics)
            file.Write(topic);
        All.Write(file);
        Ideas.Write(file);
        foreach (var net in Nets)
            net.Write(file);
        Questions.Write(file);
        Index.Write(file);
    }

    // Of everything that is learned from, line ends aside: examples, services with their questions, words, ideas and areas.
    internal static byte[] Fingerprint(string contentFolder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Version]);
        foreach (var path in Sources(contentFolder))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(path)));
            var bytes = System.IO.File.ReadAllBytes(path);
            hash.AppendData(bytes.AsSpan().Contains((byte)'\r') ? Array.FindAll(bytes, one => one != '\r') : bytes);
        }

        return hash.GetHashAndReset();
    }

    private static List<string> Sources(string contentFolder)
    {
        List<string> paths = [Path.Combine(contentFolder, "areas.yaml")];
        foreach (var (folder, files) in ((string, string)[])[
            ("examples", "*.txt"), ("services", "*.yaml"), ("words", "*.yaml"), (IdeaFiles.Folder, "*.txt")])
        {
            if (Directory.Exists(Path.Combine(contentFolder, folder)))
                paths.AddRange(Directory.GetFiles(Path.Combine(contentFolder, folder), files).Order(StringComparer.Ordinal));
        }

        return paths.FindAll(System.IO.File.Exists);
    }

    private static uint AskBits(ExampleLine line)
    {
        var bits = 0u;
        for (var i = 0; i < ExampleFiles.AskNames.Count; i++)
        {
            if (line.Asks.Contains(ExampleFiles.AskNames[i]))
                bits |= 1u << i;
        }

        return bits;
    }
}
