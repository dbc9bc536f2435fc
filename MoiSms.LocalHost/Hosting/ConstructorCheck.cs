using MoiSms.LocalHost.Hosting.Discovery;

namespace MoiSms.LocalHost.Hosting;

/// <summary>
/// Finds at start what would otherwise fail at the first call: a function class that asks for a service nobody registered.
/// </summary>
internal static class ConstructorCheck
{
    public static void Run(IEnumerable<LocalFunction> functions, IServiceProvider services)
    {
        var known = services.GetRequiredService<IServiceProviderIsService>();
        foreach (var function in functions.Where(function => !function.Method.IsStatic))
        {
            if (function.Method.DeclaringType!.GetConstructors() is not [var constructor])
                throw new LocalHostException($"The function '{function.Name}' cannot run: its class needs exactly one public constructor.");
            var missing = constructor.GetParameters()
                .FirstOrDefault(parameter => !parameter.HasDefaultValue && !known.IsService(parameter.ParameterType));
            if (missing is not null)
                throw new LocalHostException($"The function '{function.Name}' cannot run: no {missing.ParameterType.Name} is registered.");
        }
    }
}
