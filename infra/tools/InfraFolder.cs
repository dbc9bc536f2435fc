namespace MoiSms.Infra;

/// <summary>The folder <c>infra</c> and what can be done with its files offline.</summary>
/// <param name="path">The folder, or a copy of it.</param>
public sealed class InfraFolder(string path)
{
    /// <summary>How the names of an installation's values begin.</summary>
    public const string ValuePrefix = "MOISMS_";

    // A snapshot needs some subscription: names and ids are computed from these, and they are nobody's.
    internal const string Subscription = "11111111-1111-1111-1111-111111111111";
    internal const string Tenant = "22222222-2222-2222-2222-222222222222";
    internal const string ResourceGroup = "rg-moisms";
    internal const string Location = "uaenorth";

    private const string ValuesFile = "snapshot.env";

    private static readonly string[] Nowhere =
    [
        "--subscription-id", Subscription, "--tenant-id", Tenant, "--resource-group", ResourceGroup, "--location", Location,
    ];

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>What is deployed by itself, relative to the folder.</summary>
    public IReadOnlyList<string> Templates { get; } = ["main.bicep", "events.bicep", "gateway.bicep"];

    /// <summary>Every Bicep file, relative to the folder.</summary>
    public IReadOnlyList<string> Sources => Files("*.bicep", SearchOption.AllDirectories);

    /// <summary>Every parameter file, relative to the folder, but for the copy that azd's hook makes for azd.</summary>
    public IReadOnlyList<string> Parameters =>
        [.. Files("*.bicepparam", SearchOption.TopDirectoryOnly).Where(file => file != "main.bicepparam")];

    /// <summary>The values of <c>snapshot.env</c>, with which snapshots are made.</summary>
    /// <exception cref="FormatException">A line is neither empty, a comment nor NAME=value.</exception>
    public IReadOnlyDictionary<string, string> SnapshotValues()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (number, line) in File.ReadLines(System.IO.Path.Combine(Path, ValuesFile)).Index())
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new FormatException($"{ValuesFile}:{number + 1}: should read NAME=value.");
            values.Add(line[..equals], line[(equals + 1)..]);
        }

        return values;
    }

    public Task<BicepResult> BuildAsync(string template, CancellationToken cancellationToken) =>
        RunAsync(["build", template, "--stdout"], cancellationToken);

    /// <summary>Every source, by the rules of bicepconfig.json.</summary>
    public Task<BicepResult> LintAsync(CancellationToken cancellationToken) =>
        RunAsync(["lint", "--pattern", "./**/*.bicep"], cancellationToken);

    /// <summary>Formats every source and every parameter file in place.</summary>
    public async Task<BicepResult> FormatAsync(CancellationToken cancellationToken)
    {
        var sources = await RunAsync(["format", "--pattern", "./**/*.bicep"], cancellationToken);
        return sources.IsClean ? await RunAsync(["format", "--pattern", "./*.bicepparam"], cancellationToken) : sources;
    }

    /// <summary>Copies what the Bicep CLI reads to an empty folder.</summary>
    public InfraFolder CopyTo(string target)
    {
        foreach (var file in Sources.Concat(Parameters).Append("bicepconfig.json").Append(ValuesFile))
        {
            var copy = System.IO.Path.Combine(target, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(System.IO.Path.Combine(Path, file), copy);
        }

        return new InfraFolder(target);
    }

    /// <summary>Compares with the snapshot that is kept; the difference stands in the result.</summary>
    public Task<BicepResult> ValidateSnapshotAsync(string parameters, CancellationToken cancellationToken) =>
        RunAsync(["snapshot", parameters, "--mode", "validate", .. Nowhere], cancellationToken);

    /// <summary>Writes <c>NAME.snapshot.json</c> beside <c>NAME.bicepparam</c>, sorted.</summary>
    public async Task<BicepResult> WriteSnapshotAsync(string parameters, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["snapshot", parameters, "--mode", "overwrite", .. Nowhere], cancellationToken);
        if (result.ExitCode != 0)
            return result;
        var file = System.IO.Path.Combine(Path, System.IO.Path.ChangeExtension(parameters, "snapshot.json"));
        await File.WriteAllTextAsync(file, SnapshotOrder.Sort(await File.ReadAllTextAsync(file, cancellationToken)), cancellationToken);
        return result;
    }

    private Task<BicepResult> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        BicepCli.RunAsync(Path, SnapshotValues(), arguments, cancellationToken);

    private string[] Files(string pattern, SearchOption depth) =>
    [
        .. Directory.EnumerateFiles(Path, pattern, depth)
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];
}
