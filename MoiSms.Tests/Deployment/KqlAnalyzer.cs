using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MoiSms.Tests.Content;

namespace MoiSms.Tests.Deployment;

/// <summary>Microsoft's own language service for KQL (npm), with the tables and columns that our queries read.</summary>
internal static class KqlAnalyzer
{
    // Columns as Azure Monitor documents them for a workspace: https://learn.microsoft.com/azure/azure-monitor/reference/tables/appmetrics
    private const string Script = """
        const fs = require('fs'), path = require('path'), vm = require('vm');
        const folder = path.dirname(require.resolve('@kusto/language-service-next/package.json'));
        for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js'])
          vm.runInThisContext(fs.readFileSync(path.join(folder, file), 'utf8'), { filename: file });
        const { KustoCode, GlobalState, Symbols } = Kusto.Language;
        const table = (name, columns) => Symbols.TableSymbol.From('(' + columns + ')').WithName(name);
        const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', [
          table('AppMetrics',
            'TimeGenerated: datetime, Name: string, Sum: real, Min: real, Max: real, ItemCount: int, Properties: dynamic'),
          table('AppRequests',
            'TimeGenerated: datetime, Name: string, Success: bool, ResultCode: string, DurationMs: real, '
            + 'ItemCount: int, Properties: dynamic'),
          table('AppExceptions', 'TimeGenerated: datetime, ExceptionType: string, ItemCount: int, Properties: dynamic')]));
        const list = (items, each) => Array.from({ length: items.Count }, (_, i) => each(items.getItem(i)));
        const answers = JSON.parse(fs.readFileSync(0, 'utf8')).map(query => {
          const code = KustoCode.ParseAndAnalyze(query, globals);
          const columns = code.ResultType?.Columns;
          return {
            Faults: list(code.GetDiagnostics(), one => one.Message),
            Columns: columns ? list(columns, one => one.Name + ': ' + one.Type.Name) : [] };
        });
        console.log(JSON.stringify(answers));
        """;

    /// <summary>For each query what is wrong with it, and the columns of its answer with their types.</summary>
    public static async Task<Answer[]> AnalyzeAsync(IEnumerable<string> queries, CancellationToken cancellationToken)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", Script])
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
