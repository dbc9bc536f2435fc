using System.CommandLine;
using MoiSms.Cli.Capacity;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms capacity plan</c>: what a number of people asks of the service, its operator and its storage.</summary>
internal static class CapacityCommand
{
    public static Command Create()
    {
        var defaults = new CapacityDemand();
        var population = NumberOptions.Whole("--population", $"People who may text. Default {defaults.Population}.", "people");
        var texts = NumberOptions.Amount(
            "--texts-per-person-per-month", $"Texts of one person. Default {defaults.TextsAPersonAMonth}.");
        var peak = NumberOptions.Amount(
            "--peak-factor", $"The busiest second beside the average one. Default {defaults.PeakFactor}.");
        var parts = NumberOptions.Amount("--parts-per-reply", $"SMS parts of a reply. Default {defaults.PartsAReply}.");
        var instance = NumberOptions.Amount(
            "--instance-rate", $"Texts a second that one function instance answers. Default {defaults.TextsASecondAnInstance}.");
        var rate = NumberOptions.Amount("--operator-parts", "Parts a second that the operator takes.");
        var partPrice = NumberOptions.Amount("--part-price", "Price of one part.");
        var callsPrice = NumberOptions.Amount("--calls-price", "Price of 10,000 calls to storage.");
        var plan = new Command("plan", "Answers from the published limits of storage and the calls that a text makes; asks nobody.")
        {
            population, texts, peak, parts, instance, rate, partPrice, callsPrice,
        };
        plan.SetAction(async (parsed, _) =>
        {
            var demand = new CapacityDemand
            {
                Population = parsed.GetValue(population) ?? defaults.Population,
                TextsAPersonAMonth = parsed.GetValue(texts) ?? defaults.TextsAPersonAMonth,
                PeakFactor = parsed.GetValue(peak) ?? defaults.PeakFactor,
                PartsAReply = parsed.GetValue(parts) ?? defaults.PartsAReply,
                TextsASecondAnInstance = parsed.GetValue(instance) ?? defaults.TextsASecondAnInstance,
                OperatorPartsASecond = parsed.GetValue(rate),
                PartPrice = parsed.GetValue(partPrice),
                TenThousandCallsPrice = parsed.GetValue(callsPrice),
            };
            if (Fault(demand) is { } fault)
            {
                await Console.Error.WriteLineAsync(fault);
                return ExitCodes.Usage;
            }

            foreach (var line in CapacityPlanText.Lines(CapacityPlan.For(demand)))
                await Console.Out.WriteLineAsync(line);
            return ExitCodes.Good;
        });
        return new Command("capacity", "What load the service carries.") { plan };
    }

    private static string? Fault(CapacityDemand demand) =>
        demand.Population < 1 || demand.TextsAPersonAMonth <= 0 || demand.PeakFactor < 1 || demand.PartsAReply <= 0
        || demand.TextsASecondAnInstance <= 0 || demand.OperatorPartsASecond <= 0
            ? "People, texts, parts and rates are more than 0, and the peak factor is at least 1."
            : null;
}
