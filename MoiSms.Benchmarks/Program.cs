using BenchmarkDotNet.Running;
using MoiSms.Benchmarks;
using MoiSms.Benchmarks.Chaos;
using MoiSms.Benchmarks.Local;
using MoiSms.Benchmarks.Operator;
using MoiSms.Benchmarks.Peer;
using MoiSms.Benchmarks.Pipeline;
using MoiSms.Benchmarks.Rows;
using MoiSms.Benchmarks.Scale;

if (args is ["chaos", .. var rest])
    return await ChaosCommand.RunAsync(rest);

if (args is ["gateway", .. var gateway])
    return await GatewayCommand.RunAsync(gateway);

if (args is ["local", .. var local])
    return await LocalCommand.RunAsync(local);

if (args is ["trace", .. var trace])
    return await TraceCommand.RunAsync(trace);

if (args is ["peer", .. var peer])
    return await PeerCommand.RunAsync(peer);

if (args is ["pipeline", .. var pipeline])
    return await PipelineCommand.RunAsync(pipeline);

if (args is ["start", .. var start])
    return await StartCommand.RunAsync(start);

if (args is ["rows", .. var rows])
    return await RowCommand.RunAsync(rows);

if (args is ["scale", .. var scale])
    return await ScaleCommand.RunAsync(scale);

if (args is ["fuzz", var reader, var contentFolder])
    Fuzzing.Run(reader, contentFolder);
else
    BenchmarkSwitcher.FromAssembly(typeof(AnswerBenchmark).Assembly).Run(args);
return 0;
