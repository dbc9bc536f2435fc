using MoiSms.LocalHost;

return await new LocalHostCommand().RunAsync(args);
