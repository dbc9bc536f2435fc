using System.CommandLine;
using MoiSms.Cli.Capacity;

namespace MoiSms.Cli.Commands;

/// <summary>
/// <c>moisms capacity</c> measures a running service; <c>moisms capacity plan</c> says what a number of people asks of the service, its
/// operator and its storage.
/// </summary>
internal static class CapacityCommand
{
    public static Command Create()
    {
        var command = new Command(
            "capacity",
            "What load a running service carries: texts from test numbers, at rising rates, whose replies are recorded and not sent. "
                + "Needs MoiSms__CapacityTest=true there.")
        {
            CreatePlan(),
            CapacityTestCommand.CreateClean(),
        };
        CapacityTestCommand.SetTest(command);
        return command;
    }

    private static Command CreatePlan()
    {
        var defaults = new CapacityDemand();
        var people = new DemandOptions();
        var parts = NumberOptions.Amount("--parts-per-reply", $"SMS parts of a reply. Default {defaults.PartsAReply}.");
        var instance = NumberOptions.Amount(
            "--instance-rate", $"Texts a second that one function instance answers. Default {defaults.TextsASecondAnInstance}.");
        var rate = NumberOptions.Amount("--operator-parts", "Parts a second that the operator takes.");
        var plan = new Command("plan", "Answers from the published limits of storage and the calls that a text makes; asks nobody.")
        {
            parts, instance, rate,
        };
        people.AddTo(plan);
        plan.SetAction(async (parsed, _) =>
        {
            try
            {
                var demand = people.Read(parsed) with
                {
                    PartsAReply = parsed.GetValue(parts) ?? defaults.PartsAReply,
                    TextsASecondAnInstance = parsed.GetValue(instance) ?? defaults.TextsASecondAnInstance,
                    OperatorPartsASecond = parsed.GetValue(rate),
                };
                if (demand.PartsAReply <= 0 || demand.TextsASecondAnInstance <= 0 || demand.OperatorPartsASecond <= 0)
                    throw new UsageException(DemandOptions.Fault);
                foreach (var line in CapacityPlanText.Lines(CapacityPlan.For(demand)))
                    await Console.Out.WriteLineAsync(line);
                return ExitCodes.Good;
            }
            catch (UsageException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCodes.Usage;
            }
        });
        return plan;
    }
}
