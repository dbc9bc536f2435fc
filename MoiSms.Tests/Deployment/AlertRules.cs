using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Tests.Deployment;

/// <summary>Who is told of what.</summary>
internal static partial class AlertRules
{
    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        DeploymentRule.ForEach("Every metric of the code is watched by an alert", all => [all.Pilot, all.Production], stage =>
            MetricNames.All.Except(stage.Of("Insights/scheduledQueryRules").SelectMany(rule => MetricsIn(QueryOf(rule))))
                .Select(name => $"no alert watches {name}")),
        new("Every metric of the gateway is watched by an alert", all =>
            GatewayMetricWords.Names.Except(all.Operator.Of("Insights/scheduledQueryRules").SelectMany(rule => MetricsIn(QueryOf(rule))))
                .Select(name => $"no alert watches {name}")),
        DeploymentRule.ForEach(
            "Queries name metrics, labels and words that the code has", all => all.Made, stage => Queries(stage).SelectMany(UnknownIn)),
        DeploymentRule.ForEach("Event Grid's own losses are alerts", all => all.Made, stage => IdentityRules.Differences(
            from topic in stage.Of("EventGrid/systemTopics").Concat(stage.Of("EventGrid/topics"))
            from metric in new[] { "DeadLetteredCount", "DroppedEventCount", "DeliveryAttemptFailCount" }
            select $"{metric} of {topic.Name()}",
            from alert in stage.Of("Insights/metricAlerts")
            from criterion in alert.Items("criteria.allOf")
            from scope in alert.Items("scopes")
            select $"{criterion["metricName"]} of {scope.ToString().Split('/')[^1]}")),
        DeploymentRule.ForEach("Every alert is on and tells somebody", all => [all.Pilot, all.Production, all.Operator], stage =>
            from alert in stage.Of("Insights/scheduledQueryRules").Concat(stage.Of("Insights/metricAlerts"))
            let told = alert.Type() == "Microsoft.Insights/metricAlerts" ? alert.Items("actions") : alert.Items("actions.actionGroups")
            where alert.Text("enabled") != "true" || !told.Any()
            select $"{alert.Name()} tells nobody"),
        DeploymentRule.ForEach("A query's number is too high above its threshold, and windows leave no gap", all => all.Made, stage =>
            from rule in stage.Of("Insights/scheduledQueryRules")
            let criterion = rule.Items("criteria.allOf").Single()
            where criterion["operator"]!.ToString() != "GreaterThan" || criterion["timeAggregation"]!.ToString() != "Maximum"
                || criterion["metricMeasureColumn"]!.ToString() != "value"
                || XmlConvert.ToTimeSpan(rule.Text("evaluationFrequency")!) > XmlConvert.ToTimeSpan(rule.Text("windowSize")!)
            select $"{rule.Name()}: {criterion["operator"]} {criterion["timeAggregation"]}, {rule.Text("evaluationFrequency")} of "
                + $"{rule.Text("windowSize")}"),
        DeploymentRule.ForEach("One loss is enough for an alert", all => all.Made, stage =>
        [
            .. from name in new[] { "poison-message", "dead-letter-row", "expired-reply", "queues-unwatched", "no-answers" }
               from rule in stage.Of("Insights/scheduledQueryRules")
                   .Where(rule => rule.Name().Contains($"-{name}-", StringComparison.Ordinal)).DefaultIfEmpty()
               where rule is null || (double)rule.Items("criteria.allOf").Single()["threshold"]! != 0
               select $"{name} waits for more than one",
            .. from alert in stage.Of("Insights/metricAlerts")
               from criterion in alert.Items("criteria.allOf")
               where criterion["metricName"]!.ToString() is "DeadLetteredCount" or "DroppedEventCount"
                   && (double)criterion["threshold"]! != 0
               select $"{criterion["metricName"]} waits for more than one",
            .. from rule in stage.Of("Insights/scheduledQueryRules")
               where rule.Name().Contains("-poison-message-", StringComparison.Ordinal)
                   && !QueryOf(rule).Contains(") endswith '-poison'", StringComparison.Ordinal)
               select $"{rule.Name()} does not look at poison queues",
        ]),
        DeploymentRule.ForEach("Silence by day and overspending are alerts", all => [all.Pilot, all.Production], stage =>
        [
            .. stage.Of("Insights/scheduledQueryRules").Any(rule => rule.Name().Contains("no-traffic", StringComparison.Ordinal))
                ? (string[])[]
                : ["silence is no alert"],
            .. stage.Of("Consumption/budgets").Any(budget => (int)budget.At("amount")! > 0) ? (string[])[] : ["there is no budget"],
        ]),
        DeploymentRule.ForEach("The workbook shows volume, intents, latency, failures, parts and cost", all => all.Made, stage =>
            new[] { MetricNames.Events, MetricNames.Texts, MetricNames.Latency, MetricNames.Failures, MetricNames.Parts }
                .Except(WorkbookQueries(stage).SelectMany(one => MetricsIn(one.Query)))
                .Select(name => $"the workbook does not show {name}")),
    ];

    /// <summary>Every query of alerts and workbook, with the name of what asks it.</summary>
    public static IEnumerable<(string Name, string Query)> Queries(Snapshot stage) =>
        stage.Of("Insights/scheduledQueryRules").Select(rule => (rule.Name(), QueryOf(rule))).Concat(WorkbookQueries(stage));

    private static IEnumerable<(string Name, string Query)> WorkbookQueries(Snapshot stage) =>
        JsonNode.Parse(stage.One("Insights/workbooks").Text("serializedData")!)!["items"]!.AsArray()
            .Where(item => item!["content"]!["query"] is not null)
            .Select(item => (item!["name"]!.ToString(), item["content"]!["query"]!.ToString()));

    private static string QueryOf(JsonNode rule) => rule.Items("criteria.allOf").Single()["query"]!.ToString();

    private static IEnumerable<string> MetricsIn(string query) => Metric().Matches(query).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> UnknownIn((string Name, string Query) one)
    {
        var labels = typeof(MetricLabels).GetFields().Select(field => (string)field.GetValue(null)!).Append("EventName")
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. MetricsIn(one.Query).Except(MetricNames.All).Except(GatewayMetricWords.Names)
                .Select(name => $"{one.Name}: no metric {name}"),
            .. Label().Matches(one.Query).Select(match => match.Groups[1].Value).Except(labels)
                .Select(label => $"{one.Name}: no label {label}"),
            .. WordsOf(one.Query, MetricLabels.Outcome).Except(OutcomesFor(one.Query))
                .Select(word => $"{one.Name}: no outcome {word}"),
            .. WordsOf(one.Query, MetricLabels.Kind).Except(MetricValues.Kind.All).Select(word => $"{one.Name}: no kind {word}"),
            .. WordsOf(one.Query, MetricLabels.Decision).Except(Enum.GetNames<Decision>())
                .Select(word => $"{one.Name}: no decision {word}"),
        ];
    }

    private static IEnumerable<string> OutcomesFor(string query) =>
        MetricsIn(query).Any(GatewayMetricWords.Names.Contains) ? GatewayMetricWords.Outcomes : MetricValues.Outcome.All;

    // The words that a query compares a label with: Properties.label) == 'a', or a column of the label's name in ('a', 'b').
    private static IEnumerable<string> WordsOf(string query, string label) =>
        Regex.Matches(query, $@"\b{label}\)?\s+(?:==|in)\s+\(?((?:'[^']+'(?:,\s*)?)+)")
            .SelectMany(match => Word().Matches(match.Groups[1].Value)).Select(match => match.Groups[1].Value);

    [GeneratedRegex("'(moisms\\.[a-z_.]+)'")]
    private static partial Regex Metric();

    [GeneratedRegex("Properties\\.(\\w+)")]
    private static partial Regex Label();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Word();
}
