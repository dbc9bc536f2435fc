using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using MoiSms.Core.Understanding.Examples;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding.Examples;

public sealed class FourBitRowsTests
{
    private const int Width = 16;

    // Every lane, either sign, a row of nothing, and one below what a scale can say.
    private static readonly float[] Trained =
    [
        .. Enumerable.Range(0, Width).Select(i => i - 7.5f),
        .. Enumerable.Range(0, Width).Select(i => i % 2 == 0 ? -0.02f : 0.003f * i),
        .. new float[Width],
        .. Enumerable.Range(0, Width).Select(i => i * 1e-9f),
    ];

    private static readonly float[] Seen = [1, 1, 1, 1];

    [Fact]
    public void A_weight_is_kept_to_half_a_step_of_its_row()
    {
        var rows = new FourBitRows(Trained, Width, Seen);

        for (var row = 0; row < Trained.Length / Width; row++)
        {
            var own = Trained.AsSpan(row * Width, Width).ToArray();
            var halfAStep = (own.Max(Math.Abs) / 14) + 1e-6f;
            Sum(rows, (row, 1)).ShouldBe(own, halfAStep * 1.01);
        }
    }

    [Fact]
    public void Rows_are_added_as_often_as_they_count()
    {
        var rows = new FourBitRows(Trained, Width, Seen);
        var (first, second) = (Sum(rows, (0, 1)), Sum(rows, (1, 1)));

        Sum(rows, (0, 2), (1, -3)).ShouldBe(first.Zip(second, (one, other) => (2 * one) - (3 * other)), 1e-4);
    }

    [Fact]
    public void Of_many_rows_the_longest_are_kept_and_the_others_count_as_nothing()
    {
        var all = new FourBitRows(Trained, Width, Seen);
        var rows = new FourBitRows(Trained, Width, Seen, most: 2);

        Sum(rows, (0, 1)).ShouldBe(Sum(all, (0, 1)));
        Sum(rows, (1, 1)).ShouldBe(Sum(all, (1, 1)));
        Sum(rows, (2, 1), (3, 1000)).ShouldBe(new float[Width]);
        Sum(rows, (3, 5), (1, 2), (2, 1), (0, 1)).ShouldBe(Sum(all, (1, 2), (0, 1)));
    }

    [Fact]
    public void A_short_row_that_texts_see_more_of_is_kept_before_a_longer_one()
    {
        var rows = new FourBitRows(Trained, Width, reach: [0.001f, 1, 1, 1], most: 1);

        Sum(rows, (0, 1)).ShouldBe(new float[Width]);
        Sum(rows, (1, 1)).ShouldBe(Sum(new FourBitRows(Trained, Width, Seen), (1, 1)));
    }

    // More rows than one word of bits counts, so that what is kept in front has to be counted.
    [Fact]
    public void Of_rows_that_say_as_much_the_first_are_kept()
    {
        float[] trained = [.. Enumerable.Range(0, 200 * Width).Select(i => i / Width % 2 == 0 ? 1f : -1f)];
        var rows = new FourBitRows(trained, Width, [.. Enumerable.Repeat(1f, 200)], most: 150);

        foreach (var row in Enumerable.Range(0, 200))
            Sum(rows, (row, 1))[0].ShouldBe(row >= 150 ? 0 : row % 2 == 0 ? 1 : -1, 1e-3);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    [InlineData(0)]
    public void A_file_keeps_them_as_they_are(int most)
    {
        var rows = new FourBitRows(Trained, Width, Seen, most);
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
            rows.Write(writer);
        bytes.Position = 0;
        using var reader = new BinaryReader(bytes);

        Sum(new FourBitRows(reader), (0, 1), (1, 1)).ShouldBe(Sum(rows, (0, 1), (1, 1)));
    }

    private static float[] Sum(FourBitRows rows, params (int Row, float Times)[] which)
    {
        var sums = new float[Width];
        rows.AddTo(
            [.. which.Select(one => one.Row)], [.. which.Select(one => one.Times)], 1,
            MemoryMarshal.Cast<float, Vector256<float>>(sums.AsSpan()));
        return sums;
    }
}
