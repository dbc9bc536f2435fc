using System.Text;
using MoiSms.Core.Understanding.Examples;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding.Examples;

/// <summary>
/// A net that reads word by word. Each number here is a word: 1 and 2 tell a topic each, 3, 4 and 5 what is asked, all above are told of
/// anything.
/// </summary>
public sealed class WordPoolTests
{
    private const int FirstOfAnything = 10;
    private const int Anything = 12;

    // Questions of the first topic, its card, then a question of the second topic and its card.
    private static readonly WordPoolLesson First = new(0, 0, 0, 3);
    private static readonly WordPoolLesson Second = new(0, 1, 0, 3);
    private static readonly WordPoolLesson Card = new(0, 2, 0, 3);
    private static readonly WordPoolLesson Other = new(1, 3, 3, 2);
    private static readonly WordPoolLesson OtherCard = new(1, 4, 3, 2);

    // 5 means what 3 does, but only the second topic has it beside 3.
    private static readonly (int[] Words, WordPoolLesson Lesson)[] Lines =
    [
        .. Enumerable.Range(0, 60).SelectMany(i => new (int[], WordPoolLesson)[]
        {
            ([1, 3, Told(i)], First), ([1, 4, Told(i + 1)], Second), ([Told(i), 1, Told(i + 2)], Card), ([2, 3, 5, Told(i + 1)], Other),
            ([Told(i), 2], OtherCard), ([1, Told(i)], new(0, -1, 0, 0)), ([Told(i), 3, 5], Other with { Topic = -1 }),
        }),
    ];

    private readonly Expert expert = new(Rows(Lines.Select(line => line.Words)), topicCount: 2);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void One_telling_word_counts_in_a_story(int telling, int topic)
    {
        int[] story = [.. Enumerable.Range(0, 10).Select(Told), telling, .. Enumerable.Range(3, 10).Select(Told)];
        var (scores, _) = Read(Train(), story);
        scores[topic].ShouldBeGreaterThan(scores[1 - topic]);
    }

    [Theory]
    [InlineData(3, 0, 1)]
    [InlineData(4, 1, 0)]
    [InlineData(5, 0, 1)]
    public void The_question_that_was_taught_is_likelier_also_by_a_word_that_another_service_taught(int asking, int right, int other)
    {
        var pool = Train();
        var (_, place) = Read(pool, [1, asking]);
        pool.Score(place, right).ShouldBeGreaterThan(pool.Score(place, other));
    }

    [Fact]
    public void What_asks_nothing_in_particular_is_answered_by_the_card()
    {
        var pool = Train();
        var (_, place) = Read(pool, [Told(0), 1, Told(2)]);
        pool.Score(place, Card.Class).ShouldBeGreaterThan(pool.Score(place, First.Class));
        pool.Score(place, Card.Class).ShouldBeGreaterThan(pool.Score(place, Second.Class));
    }

    [Fact]
    public void A_text_without_words_tells_nothing_of_its_words()
    {
        var pool = Train();
        var (scores, _) = Read(pool, []);
        var (half, _) = Read(pool, [], 0.5f);
        scores.ShouldBe([2 * half[0], 2 * half[1]]);
    }

    [Fact]
    public void The_same_lines_give_the_same_bits_and_are_read_as_they_were_written()
    {
        var pool = Train();
        var bits = Bits(pool);
        bits.ShouldBe(Bits(Train()));
        using var file = new BinaryReader(new MemoryStream(bits));
        var read = new WordPool(file);
        Bits(read).ShouldBe(bits);
        Read(read, [1, 3]).Scores.ShouldBe(Read(pool, [1, 3]).Scores);
    }

    [Fact]
    public void Another_seed_gives_another_net() => Bits(Train(1)).ShouldNotBe(Bits(Train()));

    private static int Told(int i) => FirstOfAnything + i % Anything;

    private (float[] Scores, float[] Place) Read(WordPool pool, int[] words, float share = 1)
    {
        var (scores, place) = (new float[2], new float[WordPool.Place]);
        int[] ends = [.. Enumerable.Range(1, words.Length)];
        pool.Read(NetText.Of(words, ends, words.Order().ToArray(), expert), share, scores, place);
        return (scores, place);
    }

    private WordPool Train(uint seed = 0)
    {
        var ends = new int[Lines.Length];
        for (var i = 0; i < ends.Length; i++)
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + Lines[i].Words.Length;
        var words = Rows(Lines.SelectMany(line => line.Words).Select(word => new[] { word }));
        return WordPoolTrainer.Train(
            expert.Rows(words), ends, expert.Rows(Rows(Lines.Select(line => line.Words))), Array.ConvertAll(Lines, line => line.Lesson),
            expert.Reach(), topicCount: 2, classCount: 5, seed);
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
