using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// What was learned from the examples: the topics, two experts on them, a net that sees words, and where texts stand that ask the
/// services' own questions; and the ideas that all go by. The same lines give the same model.
/// </summary>
internal sealed record ExampleModel(string[] Topics, Expert All, Expert Ideas, WordPool Words, Embedding Embedding, IdeaIndex Index)
{
    /// <summary>Inside the content folder. <c>moisms content train</c> writes it; one that is out of date is passed over.</summary>
    public const string File = "examples.model";

    // Raise it when lines are cut up or learned from in another way.
    private const int Version = 6;

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
        var bothSlots = new SlotRows();
        bothSlots.AddRange(allSlots);
        bothSlots.AddRange(ExampleSlots.Of(questions, lexicon, index).All);
        var (wordSlots, wordEnds) = ExampleSlots.WordsOf(lines, lexicon, index);
        Embedding? embedding = null;
        WordPool? words = null;
        Parallel.Invoke(
        [
            () => words = WordPoolTrainer.Train(all.Rows(wordSlots), wordEnds, topicOf, all.FeatureCount, topics.Length),
            () => embedding = Embed([.. lines, .. questions], bothSlots, topicOf, topics.Length, all),
            .. all.Lessons(all.Rows(allSlots), topicOf, asksOf),
            .. ideas.Lessons(ideas.Rows(ideaSlots), topicOf, asksOf),
        ]);
        return new(topics, all, ideas, words!, embedding!, index);
    }

    private static Embedding Embed(IReadOnlyList<ExampleLine> lines, SlotRows slots, int[] topicOf, int topicCount, Expert all)
    {
        // One service's classes stand one behind the other, its card last.
        string[] classes =
        [
            .. lines.Where(line => line.Point is not null).GroupBy(line => line.Topic, StringComparer.Ordinal)
                .SelectMany(service => service.Select(line => $"{line.Topic}/{line.Point}").Distinct().Append($"{service.Key}/")),
        ];
        var numbers = classes.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var ofService = classes.Index().GroupBy(pair => pair.Item[..pair.Item.IndexOf('/', StringComparison.Ordinal)])
            .ToDictionary(one => one.Key, one => (From: one.First().Index, Count: one.Count()), StringComparer.Ordinal);
        var lessons = lines.Select((line, i) =>
        {
            var (from, count) = ofService.GetValueOrDefault(line.Topic);
            var asked = count > 0 && OwnQuestions.AnswersOf(line).FirstOrDefault() is { } answer
                ? numbers.GetValueOrDefault($"{line.Topic}/{answer}", -1)
                : -1;
            return new EmbeddingLesson(i < topicOf.Length ? topicOf[i] : -1, asked, from, count);
        }).ToArray();
        return EmbeddingTrainer.Train(all.Rows(slots), lessons, all.FeatureCount, topicCount, classes);
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
            return new(topics, new Expert(file), new Expert(file), new WordPool(file), new Embedding(file), new IdeaIndex(file));
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
        Words.Write(file);
        Embedding.Write(file);
        Index.Write(file);
    }

    // Of everything that is learned from, line ends aside: examples, services with their questions, words, ideas and areas.
    private static byte[] Fingerprint(string contentFolder)
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
