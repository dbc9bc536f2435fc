using System.Collections.Concurrent;

namespace MoiSms.Tests.Hosting;

/// <summary>What a test's functions do, and what came to them.</summary>
public sealed class Probe
{
    private readonly ConcurrentQueue<Run> runs = new();

    /// <summary>What a function does with its message; by default nothing.</summary>
    public Func<Run, CancellationToken, Task> Act { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Every run that began, oldest first.</summary>
    public IReadOnlyList<Run> Runs => [.. runs];

    public Task RunAsync(Run run, CancellationToken cancellationToken)
    {
        runs.Enqueue(run);
        return Act(run, cancellationToken);
    }

    public sealed record Run(string Function, string Body, long Try = 1);
}
