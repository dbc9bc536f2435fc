using MoiSms.LocalHost;

return await new LocalHostCommand(new LocalHostParts()).RunAsync(args);
