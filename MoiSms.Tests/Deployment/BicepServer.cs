using System.Diagnostics;
using System.Text.Json;
using MoiSms.Infra;
using MoiSms.Tests.Deployment;
using StreamJsonRpc;
using Xunit;

[assembly: AssemblyFixture(typeof(BicepServer))]

namespace MoiSms.Tests.Deployment;

/// <summary>
/// One Bicep CLI for all tests, started as a JSON-RPC server for the first test that asks for it: a start takes eight times the processor
/// time of an answer. Its environment has none of our names; see <see cref="EnvironmentValues"/>.
/// </summary>
public sealed class BicepServer : IAsyncDisposable
{
    private static readonly object Nowhere = new
    {
        subscriptionId = InfraFolder.Subscription,
        tenantId = InfraFolder.Tenant,
        resourceGroup = InfraFolder.ResourceGroup,
        location = InfraFolder.Location,
    };

    private readonly Lazy<(Process Process, JsonRpc Rpc)> started = new(Start);

    /// <summary>The snapshot as <see cref="InfraFolder.WriteSnapshotAsync"/> writes it, in the output.</summary>
    public async Task<BicepResult> SnapshotAsync(InfraFolder folder, string parameters, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.Path, parameters);
        try
        {
            var made = await AskAsync<Made>("bicep/getSnapshot", new { path, metadata = Nowhere }, cancellationToken);
            return new BicepResult(0, SnapshotOrder.Sort(made.Snapshot), "");
        }
        catch (RemoteInvocationException e) when (e.Message == "Compilation failed")
        {
            // What failed is told to those who ask for the compilation alone.
            var compiled = await AskAsync<Compiled>(
                "bicep/compileParams", new { path, parameterOverrides = new { } }, cancellationToken);
            return new BicepResult(1, "", compiled.Messages);
        }
        catch (RemoteInvocationException e)
        {
            return new BicepResult(1, "", e.Message);
        }
    }

    public async Task<BicepResult> BuildAsync(InfraFolder folder, string template, CancellationToken cancellationToken)
    {
        var compiled = await AskAsync<Compiled>("bicep/compile", new { path = Path.Combine(folder.Path, template) }, cancellationToken);
        return new BicepResult(compiled.Success ? 0 : 1, compiled.Contents ?? "", compiled.Messages);
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated)
            return;
        var (process, rpc) = started.Value;
        // Its input ends with this, and so does it; as it does when this process dies.
        rpc.Dispose();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private Task<T> AskAsync<T>(string method, object parameters, CancellationToken cancellationToken) =>
        started.Value.Rpc.InvokeWithParameterObjectAsync<T>(method, parameters, cancellationToken);

    private static (Process Process, JsonRpc Rpc) Start()
    {
        var process = BicepCli.Start(RepositoryFiles.Root, new Dictionary<string, string>(), ["jsonrpc", "--stdio"]);
        process.BeginErrorReadLine();
        var rpc = new JsonRpc(new HeaderDelimitedMessageHandler(
            process.StandardInput.BaseStream, process.StandardOutput.BaseStream,
            new SystemTextJsonFormatter { JsonSerializerOptions = new(JsonSerializerDefaults.Web) }));
        rpc.StartListening();
        return (process, rpc);
    }

    private sealed record Made(string Snapshot);

    private sealed record Compiled(bool Success, IReadOnlyList<Diagnostic> Diagnostics, string? Contents)
    {
        public string Messages => string.Join('\n', Diagnostics.Select(one => one.Message));
    }

    private sealed record Diagnostic(string Message);
}
