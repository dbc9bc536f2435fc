using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MoiSms.Core.Foundation.Storage;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Azurite;

namespace MoiSms.Benchmarks.Rows;

/// <summary><c>rows</c>: what figures, a report, an erasure and the purge cost with many rows on Azurite, beside the formula.</summary>
public static class RowCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var phones = new Option<int>("--phones") { Description = "Of one hour.", DefaultValueFactory = _ => 2000 };
        var texts = new Option<int>("--texts") { Description = "Of each phone.", DefaultValueFactory = _ => 10 };
        var json = new Option<string?>("--json") { Description = "File for the figures." };
        var command = new RootCommand("Measures figures, report, erasure and purge with many rows.") { phones, texts, json };
        command.SetAction(async (parsed, ct) =>
        {
            var folder = Directory.CreateTempSubdirectory("moisms-rows-");
            try
            {
                await using var azurite = await AzuriteProcess.StartAsync(
                    new AzuriteOptions
                    {
                        Script = await AzuriteInstaller.EnsureAsync(RepositoryRoot.Find()!, Console.WriteLine, ct),
                        DataFolder = folder.FullName,
                        BlobPort = 0,
                        QueuePort = 0,
                        TablePort = 0,
                    },
                    ct);
                var storage = StorageConnection.FromConnectionString(
                    LocalStorage.ConnectionStringOf(azurite.QueuePort, azurite.TablePort));
                var steps = await new RowRun(storage).RunAsync(
                    parsed.GetValue(phones), parsed.GetValue(texts), Console.WriteLine, ct);
                await Console.Out.WriteLineAsync(
                    "| work | rows or hours | calls by formula | calls made | seconds | calls/s |\n|---|---|---|---|---|---|");
                foreach (var step in steps)
                    await Console.Out.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {step.Name} | {step.Done} | {step.Predicted} | {step.Calls} | {step.Seconds:0} "
                        + $"| {step.Calls / step.Seconds:0} |"));
                if (parsed.GetValue(json) is { } file)
                    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(steps, JsonSerializerOptions.Web), ct);
                return steps.All(step => step.Calls == step.Predicted) ? 0 : 1;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command.Parse(args).InvokeAsync();
    }
}
