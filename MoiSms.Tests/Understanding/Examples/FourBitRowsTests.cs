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

    [Fact]
    public void A_weight_is_kept_to_half_a_step_of_its_row()
    {
        var rows = new FourBitRows(Trained, Width);

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
        var rows = new FourBitRows(Trained, Width);
        var (first, second) = (Sum(rows, (0, 1)), Sum(rows, (1, 1)));

        Sum(rows, (0, 2), (1, -3)).ShouldBe(first.Zip(second, (one, other) => (2 * one) - (3 * other)), 1e-4);
    }

    [Fact]
    public void A_file_keeps_them_as_they_are()
    {
        var rows = new FourBitRows(Trained, Width);
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
