using System.CommandLine;
using MoiSms.Infra;

var folder = new Option<DirectoryInfo>("--folder")
{
    Description = "The folder infra",
    DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Directory.GetCurrentDirectory(), "infra")),
    Recursive = true,
};
folder.Validators.Add(result =>
{
    if (!File.Exists(Path.Combine(result.GetValueOrDefault<DirectoryInfo>().FullName, "main.bicep")))
        result.AddError("There is no main.bicep in that folder: run this at the repository's root, or name the folder with --folder.");
});

var check = new Command("check", "Build, lint, format and snapshots, compared with what is kept");
check.SetAction(async (parsed, cancellationToken) =>
    await new InfraCheck(new InfraFolder(parsed.GetRequiredValue(folder).FullName), Console.Out).RunAsync(cancellationToken) == 0 ? 0 : 1);

var snapshot = new Command("snapshot", "Write the snapshot of every parameter file anew");
snapshot.SetAction(async (parsed, cancellationToken) =>
{
    var infra = new InfraFolder(parsed.GetRequiredValue(folder).FullName);
    var clean = true;
    foreach (var parameters in infra.Parameters)
        clean &= Say(parameters, await infra.WriteSnapshotAsync(parameters, cancellationToken));
    return clean ? 0 : 1;
});

var format = new Command("format", "Format every Bicep file");
format.SetAction(async (parsed, cancellationToken) =>
    Say("format", await new InfraFolder(parsed.GetRequiredValue(folder).FullName).FormatAsync(cancellationToken)) ? 0 : 1);

return await new RootCommand("Checks MoiSms's infrastructure without a cloud.") { folder, check, snapshot, format }.Parse(args)
    .InvokeAsync();

static bool Say(string name, BicepResult result)
{
    Console.WriteLine(result.IsClean ? $"ok      {name}" : $"FAILED  {name}: {result.Errors.Trim()}");
    return result.IsClean;
}
