namespace MoiSms.Tests.Functions;

/// <summary>The data files beside these tests.</summary>
internal static class StandInShapeFiles
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Functions", name);
}
