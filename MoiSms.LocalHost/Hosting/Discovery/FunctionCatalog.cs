using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace MoiSms.LocalHost.Hosting.Discovery;

/// <summary>Finds the functions of assemblies by their attributes, as the official worker does at build time.</summary>
internal static class FunctionCatalog
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<LocalFunction> Find(IEnumerable<Assembly> assemblies) =>
        Find(assemblies.SelectMany(assembly => assembly.GetTypes()));

    /// <exception cref="LocalHostException">A function is declared in a way that one of the two hosts could not run; the message names
    /// it.</exception>
    public static IReadOnlyList<LocalFunction> Find(IEnumerable<Type> types)
    {
        var found = new List<LocalFunction>();
        foreach (var method in types.Where(type => type.IsClass).SelectMany(type => type.GetMethods(Everything)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
                continue;
            if (found.Exists(other => string.Equals(other.Name, function.Name, StringComparison.OrdinalIgnoreCase)))
                throw new LocalHostException($"Two functions are named '{function.Name}'.");
            found.Add(FunctionReader.Read(function.Name, method));
        }

        return found;
    }
}
