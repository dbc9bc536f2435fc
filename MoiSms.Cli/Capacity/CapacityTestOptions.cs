using System.CommandLine;
using System.Globalization;
using MoiSms.Cli.Admin;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Cli.Capacity;

/// <summary>The options of a capacity test.</summary>
internal sealed class CapacityTestOptions
{
    private readonly Option<string> rate = new("--rate")
    {
        Description = "Texts a second, from the first step to the last; each doubles the one before. Default: 5..200.",
        HelpName = "from..to",
        DefaultValueFactory = _ => "5..200",
    };

    private readonly Option<string> step = new("--step")
    {
        Description = "How long each rate is held. Default: 60s.",
        HelpName = "time",
        DefaultValueFactory = _ => "60s",
    };

    private readonly Option<string> target = new("--target-p99")
    {
        Description = "A rate holds while 99 of 100 replies come within it. Default: 5s.",
        HelpName = "time",
        DefaultValueFactory = _ => "5s",
    };

    private readonly Option<int?> instances = NumberOptions.Whole(
        "--instances", "Function instances while it is tested, for what it means. Default: 1.");

    private readonly Option<string?> reason = AdminCommand.Reason();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { rate, step, target, instances, reason })
            command.Options.Add(option);
    }

    /// <exception cref="UsageException">Something cannot be used.</exception>
    public CapacityTestPlan Read(ParseResult parsed)
    {
        if (parsed.GetValue(rate)!.Split("..") is not [var first, var last]
            || PlainNumber.Amount(first, decimals: 1) is not { } from || PlainNumber.Amount(last, decimals: 1) is not { } to
            || from <= 0 || to < from || to > 10_000)
            throw new UsageException("--rate: expected two rates such as 5..200, more than 0 and at most 10000.");
        return new CapacityTestPlan
        {
            From = from,
            To = to,
            Step = Time(parsed, step, TimeSpan.FromSeconds(1)),
            TargetP99 = Time(parsed, target, TimeSpan.FromMilliseconds(1)),
            Reason = parsed.GetValue(reason) is { } why && !string.IsNullOrWhiteSpace(why) ? why : "what load it carries",
        };
    }

    /// <exception cref="UsageException">It is less than 1.</exception>
    public int Instances(ParseResult parsed) =>
        parsed.GetValue(instances) is not { } count ? 1 : count > 0 ? count : throw new UsageException("--instances: at least 1.");

    private static TimeSpan Time(ParseResult parsed, Option<string> option, TimeSpan least)
    {
        var text = parsed.GetValue(option)!;
        (string Unit, double Seconds)[] units = [("ms", 0.001), ("s", 1), ("m", 60)];
        foreach (var (unit, seconds) in units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && int.TryParse(text[..^unit.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number <= 100_000 && TimeSpan.FromSeconds(number * seconds) is var time && time >= least)
                return time;
        }

        throw new UsageException($"{option.Name}: expected a time such as 60s, 500ms or 2m.");
    }
}
