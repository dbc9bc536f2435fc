using System.Text;
using MoiSms.Core.Understanding.Examples;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding.Examples;

/// <summary>A net that reads word by word. Each number here is a word: 1 and 2 tell a topic each, all above are told of anything.</summary>
public sealed class WordPoolTests
{
    private const int FirstOfAnything = 10;
    private const int Anything = 12;

    private static readonly int[][] Lines =
    [
        .. Enumerable.Range(0, 60).SelectMany(i => new int[][] { [1, Told(i)], [2, Told(i + 1)], [Told(i), 1, Told(i + 2)], [Told(i), 2] }),
    ];

    private readonly Expert expert = new(Rows(Lines.Select(line => line.Order().ToArray())), topicCount: 2);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void One_telling_word_counts_in_a_story(int telling, int topic)
    {
        int[] story = [.. Enumerable.Range(0, 10).Select(Told), telling, .. Enumerable.Range(3, 10).Select(Told)];
        var scores = new float[2];
        Train().AddScores(story, [.. Enumerable.Range(1, story.Length)], expert, 1, scores);
        scores[topic].ShouldBeGreaterThan(scores[1 - topic]);
    }

    [Fact]
    public void A_text_without_words_tells_nothing_of_its_words()
    {
        var (scores, unknown) = (new float[2], new float[2]);
        var pool = Train();
        pool.AddScores([], [], expert, 1, scores);
        pool.AddScores([], [], expert, 0.5f, unknown);
        scores.ShouldBe([2 * unknown[0], 2 * unknown[1]]);
    }

    [Fact]
    public void The_same_lines_give_the_same_bits_and_are_read_as_they_were_written()
    {
        var bits = Bits(Train());
        bits.ShouldBe(Bits(Train()));
        using var file = new BinaryReader(new MemoryStream(bits));
        Bits(new WordPool(file)).ShouldBe(bits);
    }

    private static int Told(int i) => FirstOfAnything + i % Anything;

    private WordPool Train()
    {
        var ends = new int[Lines.Length];
        for (var i = 0; i < ends.Length; i++)
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + Lines[i].Length;
        var words = Rows(Lines.SelectMany(line => line).Select(word => new[] { word }));
        return WordPoolTrainer.Train(
            expert.Rows(words), ends, Array.ConvertAll(Lines, line => line.Contains(1) ? 0 : 1), expert.FeatureCount, topicCount: 2);
    }

    private static SlotRows Rows(IEnumerable<int[]> lines)
    {
        var rows = new SlotRows();
        foreach (var line in lines)
            rows.Add([.. line]);
        return rows;
    }

    private static byte[] Bits(WordPool pool)
    {
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
            pool.Write(writer);
        return file.ToArray();
    }
}
