// Columns as Azure Monitor documents them for a workspace: https://learn.microsoft.com/azure/azure-monitor/reference/tables/appmetrics
const fs = require('fs'), path = require('path'), vm = require('vm');
const folder = path.dirname(require.resolve('@kusto/language-service-next/package.json'));
for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js'])
  vm.runInThisContext(fs.readFileSync(path.join(folder, file), 'utf8'), { filename: file });
const { KustoCode, GlobalState, Symbols } = Kusto.Language;
const table = (name, columns) => Symbols.TableSymbol.From('(' + columns + ')').WithName(name);
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', [
  table('AppMetrics', 'TimeGenerated: datetime, Name: string, Sum: real, Min: real, Max: real, ItemCount: int, AppRoleInstance: string, Properties: dynamic'),
  table('AppRequests', 'TimeGenerated: datetime, Name: string, Success: bool, ResultCode: string, DurationMs: real, ItemCount: int, Properties: dynamic'),
  table('AppExceptions', 'TimeGenerated: datetime, ExceptionType: string, ItemCount: int, Properties: dynamic')]));
const list = (items, each) => Array.from({ length: items.Count }, (_, i) => each(items.getItem(i)));
const answers = JSON.parse(fs.readFileSync(0, 'utf8')).map(query => {
  const code = KustoCode.ParseAndAnalyze(query, globals);
  return { Faults: list(code.GetDiagnostics(), one => one.Message), Columns: code.ResultType?.Columns ? list(code.ResultType.Columns, one => one.Name + ': ' + one.Type.Name) : [] };
});
console.log(JSON.stringify(answers));
