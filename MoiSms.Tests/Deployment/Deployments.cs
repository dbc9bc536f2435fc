using System.Text.Json.Nodes;
using MoiSms.Infra;

namespace MoiSms.Tests.Deployment;

/// <summary>All that is deployed: the snapshot of each stage and of what comes after the code, and the template itself.</summary>
internal sealed class Deployments(InfraFolder folder, JsonNode template)
{
    public Snapshot Dev { get; } = Snapshot.Read(folder, "dev");

    public Snapshot Pilot { get; } = Snapshot.Read(folder, "pilot");

    public Snapshot Production { get; } = Snapshot.Read(folder, "production");

    public Snapshot Events { get; } = Snapshot.Read(folder, "events");

    /// <summary>The three stages of main.bicep.</summary>
    public IReadOnlyList<Snapshot> Stages => [Dev, Pilot, Production];

    public IReadOnlyList<Snapshot> All => [.. Made, Events, Gateway];

    /// <summary>Production with an operator's short code and the gateway beside the app, in place of Communication Services.</summary>
    public Snapshot Operator { get; } = Snapshot.Read(folder, "operator");

    /// <summary>The gateway itself, which is deployed after its image.</summary>
    public Snapshot Gateway { get; } = Snapshot.Read(folder, "gateway");

    /// <summary>All that main.bicep makes.</summary>
    public IReadOnlyList<Snapshot> Made => [.. Stages, Operator];

    /// <summary>main.bicep as it goes to Azure: what a snapshot leaves out.</summary>
    public JsonNode Template { get; } = template;

    /// <summary>The stages whose storage is behind private endpoints.</summary>
    public IReadOnlyList<Snapshot> Private => [.. Made.Where(stage => stage.Any("Network/privateEndpoints"))];

    public static async Task<Deployments> ReadAsync(BicepServer bicep, InfraFolder folder, CancellationToken cancellationToken)
    {
        var built = await bicep.BuildAsync(folder, "main.bicep", cancellationToken);
        return new Deployments(folder, JsonNode.Parse(built.Output) ?? throw new InvalidOperationException(built.Errors));
    }
}
