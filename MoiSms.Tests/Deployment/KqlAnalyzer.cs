using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace MoiSms.Tests.Deployment;

/// <summary>Microsoft's own language service for KQL (npm), with the tables and columns that our queries read.</summary>
internal static class KqlAnalyzer
{
    private static readonly string Script = Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Deployment", "kql-analyzer.js");

    /// <summary>For each query what is wrong with it, and the columns of its answer with their types.</summary>
    public static async Task<Answer[]> AnalyzeAsync(IEnumerable<string> queries, CancellationToken cancellationToken)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Script])
        {
            WorkingDirectory = RepositoryFiles.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        var answers = node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(queries).AsMemory(), cancellationToken);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellationToken);
        if (node.ExitCode != 0)
            throw new InvalidOperationException("The language service did not run: is npm ci done?");
        return JsonSerializer.Deserialize<Answer[]>(await answers)!;
    }

    internal sealed record Answer(string[] Faults, string[] Columns);
}
