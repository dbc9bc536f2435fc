using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace MoiSms.LocalHost.Hosting.Discovery;

/// <summary>One function as its attributes declare it, already checked.</summary>
internal sealed record LocalFunction
{
    public required string Name { get; init; }

    public required MethodInfo Method { get; init; }

    /// <summary>One of the three trigger attributes.</summary>
    public required Attribute Trigger { get; init; }

    public required IReadOnlyList<FunctionParameter> Parameters { get; init; }

    /// <summary>Where the returned text goes; null where nothing is returned.</summary>
    public QueueOutputAttribute? Output { get; init; }
}
