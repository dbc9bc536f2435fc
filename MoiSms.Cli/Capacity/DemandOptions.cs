using System.CommandLine;

namespace MoiSms.Cli.Capacity;

/// <summary>Who is expected to text, and what parts and calls cost.</summary>
internal sealed class DemandOptions
{
    private static readonly CapacityDemand Defaults = new();

    private readonly Option<int?> population = NumberOptions.Whole(
        "--population", $"People who may text. Default {Defaults.Population}.", "people");

    private readonly Option<decimal?> texts = NumberOptions.Amount(
        "--texts-per-person-per-month", $"Texts of one person. Default {Defaults.TextsAPersonAMonth}.");

    private readonly Option<decimal?> peak = NumberOptions.Amount(
        "--peak-factor", $"The busiest second beside the average one. Default {Defaults.PeakFactor}.");

    private readonly Option<decimal?> partPrice = NumberOptions.Amount("--part-price", "Price of one part.");

    private readonly Option<decimal?> callsPrice = NumberOptions.Amount("--calls-price", "Price of 10,000 calls to storage.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { population, texts, peak, partPrice, callsPrice })
            command.Options.Add(option);
    }

    /// <exception cref="UsageException">A number is too small.</exception>
    public CapacityDemand Read(ParseResult parsed)
    {
        var demand = new CapacityDemand
        {
            Population = parsed.GetValue(population) ?? Defaults.Population,
            TextsAPersonAMonth = parsed.GetValue(texts) ?? Defaults.TextsAPersonAMonth,
            PeakFactor = parsed.GetValue(peak) ?? Defaults.PeakFactor,
            PartPrice = parsed.GetValue(partPrice),
            TenThousandCallsPrice = parsed.GetValue(callsPrice),
        };
        return demand.Population < 1 || demand.TextsAPersonAMonth <= 0 || demand.PeakFactor < 1
            ? throw new UsageException(Fault)
            : demand;
    }

    /// <summary>What is wrong with a demand that cannot be planned for.</summary>
    public const string Fault = "People, texts, parts and rates are more than 0, and the peak factor is at least 1.";
}
