using System.CommandLine;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms data age</c>.</summary>
internal static class DataCommand
{
    public static Command Create()
    {
        var json = JsonOption.Create();
        var age = new Command("age", "How old the imported data of each kind is, and whether it is still answered.") { json };
        age.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var all = await client.GetAsync<List<DataAge>>(AdminRoutes.Data, cancellationToken);
            if (parsed.GetValue(json))
                return JsonOption.Write(all);
            foreach (var one in all)
                Console.WriteLine(PlainLine.Of($"{one.Kind,-13} {Line(one)}"));
            return ExitCodes.Good;
        });
        return new Command("data", "The ministry's data, as imports left it.") { age };
    }

    private static string Line(DataAge one)
    {
        if (one.AsOf is null)
            return "never imported";
        var limit = one.TooOld ? $", older than {one.MaxAgeDays} days: not answered" : "";
        var complete = one.CompleteAsOf == one.AsOf ? $", {one.Rows} rows"
            : one.CompleteAsOf is null ? ", not whole (rows rejected, or cut off); never was"
            : $", not whole (rows rejected, or cut off); whole as of {KuwaitClock.Minute(one.CompleteAsOf)}";
        return $"as of {KuwaitClock.Minute(one.AsOf)}{complete}{limit}";
    }
}
