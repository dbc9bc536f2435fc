using System.CommandLine;
using System.Text.Json;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Output;

/// <summary><c>--json</c>: what the admin API answered, for other programs.</summary>
internal static class JsonOption
{
    private static readonly JsonSerializerOptions Indented = new(AdminJson.Options) { WriteIndented = true };

    public static Option<bool> Create() => new("--json") { Description = "Prints JSON, as the admin API gives it." };

    public static int Write<T>(T answer)
    {
        Console.WriteLine(JsonSerializer.Serialize(answer, Indented));
        return ExitCodes.Good;
    }
}
