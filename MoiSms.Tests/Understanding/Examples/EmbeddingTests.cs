using System.Runtime.Intrinsics;
using System.Text;
using MoiSms.Core.Understanding.Examples;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding.Examples;

/// <summary>Where texts stand that ask a service's own questions.</summary>
public sealed class EmbeddingTests
{
    // Features: 0 and 1 ask the first and the second question of "one", 2 its card; 3 means what 0 does, but only "two" has it beside 0.
    private static readonly (int[] Features, EmbeddingLesson Lesson)[] Kinds =
    [
        ([0, 5], new(0, 0, 0, 3)), ([1, 5], new(0, 1, 0, 3)), ([2, 5], new(0, 2, 0, 3)),
        ([0, 3, 6], new(1, 3, 3, 2)), ([4, 6], new(1, 4, 3, 2)),
    ];

    private static readonly string[] Classes = ["one/first", "one/second", "one/", "two/first", "two/"];

    [Theory]
    [InlineData(0, "first", "second")]
    [InlineData(1, "second", "first")]
    [InlineData(3, "first", "second")]
    public void The_question_that_was_taught_is_likelier_also_by_a_word_that_another_service_taught(int feature, string right, string other)
    {
        var embedding = Train();
        var point = embedding.Of([feature, 5], [0.7f, 0.7f]);
        Score(embedding, point, right).ShouldBeGreaterThan(Score(embedding, point, other));
    }

    [Fact]
    public void The_card_of_the_service_is_what_all_questions_are_measured_by()
    {
        var embedding = Train();
        var point = embedding.Of([2, 5], [0.7f, 0.7f]);
        Score(embedding, point, "first").ShouldBeLessThan(0);
        Score(embedding, point, "unknown").ShouldBe(0);
    }

    [Fact]
    public void The_same_lines_give_the_same_bits_and_are_read_as_they_were_written()
    {
        var bits = Bits(Train());
        bits.ShouldBe(Bits(Train()));
        using var file = new BinaryReader(new MemoryStream(bits));
        Bits(new Embedding(file)).ShouldBe(bits);
    }

    private static float Score(Embedding embedding, ReadOnlySpan<Vector256<float>> point, string question) =>
        embedding.Score(point, embedding.NumberOf("one", question), embedding.NumberOf("one", ""));

    private static Embedding Train()
    {
        var lines = Enumerable.Repeat(Kinds, 40).SelectMany(kinds => kinds).ToArray();
        return EmbeddingTrainer.Train(
            new SparseRows([.. lines.Select(line => (line.Features, Array.ConvertAll(line.Features, _ => 0.7f)))]),
            [.. lines.Select(line => line.Lesson)], features: 7, topicCount: 2, Classes);
    }

    private static byte[] Bits(Embedding embedding)
    {
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
            embedding.Write(writer);
        return file.ToArray();
    }
}
