using BenchmarkDotNet.Running;
using MoiSms.Benchmarks;

if (args is ["fuzz", var reader, var contentFolder])
    Fuzzing.Run(reader, contentFolder);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
