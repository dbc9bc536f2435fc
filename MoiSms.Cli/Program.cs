using MoiSms.Cli;
using MoiSms.Cli.Commands;

return await CommandLine.RunAsync(
    args,
    ImportCommand.Create(),
    UnderstandCommand.Create());
