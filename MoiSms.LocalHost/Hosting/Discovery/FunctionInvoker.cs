using System.Reflection;

namespace MoiSms.LocalHost.Hosting.Discovery;

/// <summary>Calls one function: a new instance of its class from the scope, its parameters, and what it returned.</summary>
internal sealed class FunctionInvoker
{
    private readonly LocalFunction function;
    private readonly ObjectFactory? create;
    private readonly PropertyInfo? taskResult;

    public FunctionInvoker(LocalFunction function)
    {
        this.function = function;
        if (!function.Method.IsStatic)
            create = ActivatorUtilities.CreateFactory(function.Method.DeclaringType!, []);
        var returned = function.Method.ReturnType;
        if (returned.IsGenericType && returned.IsAssignableTo(typeof(Task)))
            taskResult = returned.GetProperty(nameof(Task<object>.Result));
    }

    public async Task<object?> InvokeAsync(
        IServiceProvider scope, object trigger, Func<string, string?>? routeValue, CancellationToken cancellationToken)
    {
        var arguments = new object?[function.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = function.Parameters[i].Role switch
            {
                ParameterRole.Trigger => trigger,
                ParameterRole.Cancellation => cancellationToken,
                _ => routeValue?.Invoke(function.Parameters[i].Name),
            };
        }

        var instance = create?.Invoke(scope, []);
        try
        {
            var returned = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            if (returned is not Task task)
                return returned;
            await task;
            return taskResult?.GetValue(task);
        }
        finally
        {
            // The scope did not make the instance, so it does not end it.
            if (instance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else
                (instance as IDisposable)?.Dispose();
        }
    }
}
