using Microsoft.Extensions.Logging;

namespace MoiSms.Tests.Functions;

/// <summary>Keeps of every line the invocation that the worker would find in its scope, looked for as the worker does.</summary>
internal sealed class ScopedLogs : ILoggerProvider, ILogger, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public List<(string Line, string? InvocationId)> Lines { get; } = [];

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string? id = null;
        scopes.ForEachScope(
            (scope, _) => id = (scope as IEnumerable<KeyValuePair<string, object>>)?
                .FirstOrDefault(pair => pair.Key == "AzureFunctions_InvocationId").Value as string ?? id,
            0);
        Lines.Add((formatter(state, exception), id));
    }

    public void Dispose()
    {
    }
}
