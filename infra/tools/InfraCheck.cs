namespace MoiSms.Infra;

/// <summary>Everything about the infrastructure that the Bicep CLI can tell without a cloud.</summary>
public sealed class InfraCheck(InfraFolder folder, TextWriter output)
{
    private int faults;

    /// <summary>Builds, lints, compares formats and snapshots. Prints a line for each, and what is wrong.</summary>
    /// <returns>How many of them failed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var template in folder.Templates)
            Report($"build {template}", await folder.BuildAsync(template, cancellationToken));
        Report("lint", await folder.LintAsync(cancellationToken));
        await CompareFormatAsync(cancellationToken);
        foreach (var parameters in folder.Parameters)
            Report($"snapshot {parameters}", await CompareSnapshotAsync(parameters, cancellationToken));

        await output.WriteLineAsync(faults == 0 ? "The infrastructure is clean." : $"{faults} checks failed.");
        return faults;
    }

    private async Task CompareFormatAsync(CancellationToken cancellationToken)
    {
        var copy = Directory.CreateTempSubdirectory("moisms-infra-");
        try
        {
            var formatted = folder.CopyTo(copy.FullName);
            Report("format", await formatted.FormatAsync(cancellationToken));
            foreach (var file in folder.Sources.Concat(folder.Parameters))
            {
                if (await ReadAsync(folder, file) != await ReadAsync(formatted, file))
                    Report($"format {file}", new BicepResult(
                        1, "", "is not as the formatter writes it: dotnet run --project infra/tools -- format"));
            }
        }
        finally
        {
            copy.Delete(recursive: true);
        }

        Task<string> ReadAsync(InfraFolder one, string file) => File.ReadAllTextAsync(Path.Combine(one.Path, file), cancellationToken);
    }

    private async Task<BicepResult> CompareSnapshotAsync(string parameters, CancellationToken cancellationToken)
    {
        var validated = await folder.ValidateSnapshotAsync(parameters, cancellationToken);
        return validated.IsClean
            ? validated
            : validated with
            {
                Errors = $"{validated.Output}{validated.Errors}\nIf that is meant: dotnet run --project infra/tools -- snapshot",
            };
    }

    private void Report(string name, BicepResult result)
    {
        if (result.IsClean)
        {
            output.WriteLine($"ok      {name}");
            return;
        }

        faults++;
        output.WriteLine($"FAILED  {name}: {result.Errors.Trim()}");
    }
}
