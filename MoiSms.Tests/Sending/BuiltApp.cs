using System.Reflection;
using System.Runtime.Loader;

namespace MoiSms.Tests.Sending;

/// <summary>
/// The function app that <c>.ci/run</c> built, with the SMS client that it was built with: the official one where that restores. All
/// else (Core, the Azure pipeline) is the tests' own.
/// </summary>
internal sealed class BuiltApp : AssemblyLoadContext
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("MOISMS_BUILT_APP");

    /// <summary>Null where the tests run without a built app.</summary>
    public static Assembly? Functions { get; } = Folder is null ? null : new BuiltApp().LoadFromAssemblyName(new("MoiSms.Functions"));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        return name == "MoiSms.Functions" || name.StartsWith("Azure.Communication.", StringComparison.Ordinal)
            ? LoadFromAssemblyPath(Path.GetFullPath(Path.Combine(Folder!, name + ".dll")))
            : null;
    }
}
