using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Benchmarks.Local;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Sending;
using MoiSms.Functions;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Simulator.Events;

namespace MoiSms.Benchmarks.Pipeline;

/// <summary><c>pipeline</c>: what the functions themselves cost, on one core, with storage and operator in memory.</summary>
public static class PipelineCommand
{
    private const string ServiceNumber = "+96599988";

    public static Task<int> RunAsync(string[] args)
    {
        var texts = new Option<int>("--texts") { Description = "After a warm-up of as many.", DefaultValueFactory = _ => 20_000 };
        var json = new Option<string?>("--json") { Description = "File for the figures." };
        var command = new RootCommand("Measures the functions over storage in memory.") { texts, json };
        command.SetAction(async (parsed, ct) =>
        {
            var storage = PipelineRecords.Storage();
            var sender = new TakingSender();
            await using var services = Services(storage, sender);
            var run = new PipelineRun(services, storage);
            await run.RunAsync(Events(parsed.GetValue(texts), "warm"), ct);
            var before = sender.Sent;
            var result = await run.RunAsync(Events(parsed.GetValue(texts), "measured"), ct);
            await Console.Out.WriteLineAsync(result.Table(sender.Sent - before));
            if (parsed.GetValue(json) is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(result, JsonSerializerOptions.Web), ct);
            return sender.Sent - before == parsed.GetValue(texts) ? 0 : 1;
        });
        return command.Parse(args).InvokeAsync();
    }

    private static ServiceProvider Services(MemoryStorage storage, TakingSender sender)
    {
        var settings = new ConfigurationBuilder()
            .AddConfiguration(LocalSettings.Build(LocalDevelopment.StorageConnectionString, 7072, RepositoryRoot.Find()!))
            .AddInMemoryCollection(LoadPlan.Limits.ToDictionary(one => one, string? (_) => "1000"))
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(settings)
            .AddMoiSms(settings)
            .AddSingleton(StorageConnection.FromConnectionString(LocalDevelopment.StorageConnectionString) with { Policies = [storage] })
            .AddSingleton<ISmsSender>(sender)
            .BuildServiceProvider();
    }

    private static IReadOnlyList<byte[]> Events(int count, string step)
    {
        var now = TimeProvider.System.GetUtcNow();
        return [.. LoadPlan.Texts(step, count, 0).Select(text => EventShapes.SmsReceived(
            EventSchema.EventGrid,
            new IncomingText { MessageId = text.Id, From = text.Phone, To = ServiceNumber, Text = text.Words, ReceivedTimestamp = now },
            now).Body)];
    }
}
