using BenchmarkDotNet.Running;
using MoiSms.Benchmarks;
using MoiSms.Benchmarks.Chaos;

if (args is ["chaos", .. var rest])
    return await ChaosCommand.RunAsync(rest);

if (args is ["fuzz", var reader, var contentFolder])
    Fuzzing.Run(reader, contentFolder);
else
    BenchmarkSwitcher.FromAssembly(typeof(AnswerBenchmark).Assembly).Run(args);
return 0;
