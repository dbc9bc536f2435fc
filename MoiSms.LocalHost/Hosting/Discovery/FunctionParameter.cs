namespace MoiSms.LocalHost.Hosting.Discovery;

internal sealed record FunctionParameter(string Name, Type Type, ParameterRole Role);
