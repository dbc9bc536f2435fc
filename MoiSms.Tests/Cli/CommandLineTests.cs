using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

/// <summary>How values of the command line are read.</summary>
public sealed class CommandLineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0,012")]
    [InlineData("1,000.5")]
    [InlineData("1e2")]
    [InlineData("free")]
    public async Task A_price_that_is_not_plain_is_refused_and_not_guessed(string price)
    {
        var run = await Moisms.RunAsync(["report", "pilot", "--part-price", price], Ct);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith("--part-price: expected an amount such as 0.012");
    }

    [Theory]
    [InlineData("phase", "set", "public", "--percent", "+20")]
    [InlineData("phase", "limits", "--texts-per-day", "1,000")]
    [InlineData("smoke", "--url", "http://localhost:1", "--wait", "1e2")]
    public async Task A_number_that_is_not_plain_is_refused(params string[] arguments)
    {
        var run = await Moisms.RunAsync(arguments, Ct);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith($"{arguments[^2]}: expected a whole number");
    }

    [Fact]
    public async Task A_value_may_begin_with_an_at_sign()
    {
        // Nobody listens there: the command line was understood, since the call was tried.
        var run = await Moisms.RunAsync(
            ["phase", "set", "pilot", "--reason", "@sara asked for it", "--url", "http://localhost:1"], Ct);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("No function app answers");
    }
}
