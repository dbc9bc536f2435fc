using Microsoft.Azure.Functions.Worker;
using MoiSms.Functions;
using MoiSms.LocalHost.Hosting.Discovery;
using MoiSms.Tests.Infrastructure;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>What the host is told to run. <c>.ci/run</c> compares the built app's functions.metadata with the same list.</summary>
public sealed class FunctionListTests
{
    [Fact]
    public void The_functions_with_their_triggers_routes_and_keys_are_those_of_the_list()
    {
        var lines = FunctionCatalog.Find([typeof(ReceiveEvents).Assembly]).Select(Line).Order(StringComparer.Ordinal);

        Golden.ShouldMatch("Functions/golden/functions.txt", string.Join('\n', lines) + "\n",
            "Event Grid, operators and alerts know a function by its name and its route.");
    }

    private static string Line(LocalFunction function) => $"{function.Name}: " + function.Trigger switch
    {
        HttpTriggerAttribute http => $"http {string.Join(' ', http.Methods!)} {http.Route}, {http.AuthLevel}",
        QueueTriggerAttribute queue => $"queue {queue.QueueName} in {queue.Connection}"
            + (function.Output is { } output ? $" -> queue {output.QueueName} in {output.Connection}" : ""),
        var timer => $"timer {((TimerTriggerAttribute)timer).Schedule}",
    };
}
