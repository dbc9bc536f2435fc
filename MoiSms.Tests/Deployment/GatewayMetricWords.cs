using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Gateway.Hosting;
using MoiSms.Gateway.Link;

namespace MoiSms.Tests.Deployment;

/// <summary>What the gateway counts, and the words that it labels it with.</summary>
internal static partial class GatewayMetricWords
{
    /// <summary>The names of all its metrics.</summary>
    public static IReadOnlyList<string> Names { get; } = ReadNames();

    /// <summary>What comes of a message, and every word that stands in its code.</summary>
    public static IReadOnlyList<string> Outcomes { get; } =
    [
        .. Enum.GetNames<SubmitFault>(),
        .. Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "MoiSms.Gateway"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Word().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct(),
    ];

    private static List<string> ReadNames()
    {
        var names = new List<string>();
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                    names.Add(instrument.Name);
            },
        };
        listener.Start();
        _ = new GatewayMetrics(services.GetRequiredService<IMeterFactory>());
        return names;
    }

    [GeneratedRegex("\"([a-z-]+)\"")]
    private static partial Regex Word();
}
