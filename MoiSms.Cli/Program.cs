using MoiSms.Cli;

return await CommandLine.RunAsync(args);
