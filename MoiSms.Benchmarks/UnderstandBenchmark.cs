using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding;

namespace MoiSms.Benchmarks;

/// <summary>
/// The mean time to understand one text of the labelled corpus. Budget: 50 us on one core, half of what understanding and wording may take
/// together.
/// </summary>
[MemoryDiagnoser]
public class UnderstandBenchmark
{
    private TextUnderstander understander = null!;
    private string[] texts = [];

    [GlobalSetup]
    public void Load()
    {
        var root = Root();
        understander = TextUnderstander.Load(
            Path.Combine(root, "content"), ContentLibrary.Load(Path.Combine(root, "content")).Services.Values);
        texts = Texts(root);
    }

    [Benchmark(OperationsPerInvoke = 420)]
    public int Understand()
    {
        var intents = 0;
        for (var i = 0; i < 420; i++)
            intents += (int)understander.Understand(texts[i], ConversationContext.Empty).Intent;
        return intents;
    }

    internal static string[] Texts(string root) =>
        [.. File.ReadLines(Path.Combine(root, "MoiSms.Tests", "Understanding", "dev.jsonl")).Select(Text)];

    private static string Text(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("text").GetString()!;
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MoiSms.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run this inside the repository.");
        return folder.FullName;
    }
}
