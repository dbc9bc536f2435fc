using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Foundation.Telemetry;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Telemetry;

/// <summary>Whoever reads <see cref="MetricNames"/> or the operators' table misses no metric and finds none that is gone.</summary>
public sealed partial class MetricNamesTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;

    private static readonly string Document = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "operations.md"));

    public static TheoryData<string> Words() =>
    [
        .. MetricValues.Kind.All, .. MetricValues.Outcome.All, .. MetricValues.Refusal.All, .. MetricValues.Ignored.All,
        .. MetricValues.Purged.All,
        .. LatencyBounds.Labels,
        .. Constants(typeof(MetricLabels)),
    ];

    [Fact]
    public void The_list_holds_every_instrument()
    {
        var published = new List<string>();
        using var services = new ServiceCollection().AddMetrics().AddSingleton<MoiSmsMetrics>().BuildServiceProvider();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, services.GetRequiredService<IMeterFactory>()))
                published.Add(instrument.Name);
        };
        listener.Start();

        services.GetRequiredService<MoiSmsMetrics>();

        MetricNames.All.ShouldBe(published, ignoreOrder: true);
        MetricNames.All.ShouldBe(Constants(typeof(MetricNames)), ignoreOrder: true);
    }

    [Theory]
    [InlineData(typeof(MetricValues.Kind))]
    [InlineData(typeof(MetricValues.Outcome))]
    [InlineData(typeof(MetricValues.Refusal))]
    [InlineData(typeof(MetricValues.Ignored))]
    [InlineData(typeof(MetricValues.Purged))]
    public void A_list_of_words_holds_every_word(Type words) =>
        ((IReadOnlyList<string>)words.GetProperty("All", Declared)!.GetValue(null)!).ShouldBe(Constants(words), ignoreOrder: true);

    [Fact]
    public void The_operators_table_holds_every_metric_and_no_other() =>
        Row().Matches(Document).Select(row => row.Groups["name"].Value).ShouldBe(MetricNames.All, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Words))]
    public void The_operators_table_holds_every_label_and_every_word_that_alerts_select_on(string word) =>
        string.Concat(Row().Matches(Document).Select(row => row.Value)).ShouldContain($"`{word}`");

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(Declared).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex(@"^\| `(?<name>moisms\.[^`]+)` \|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
