namespace MoiSms.Benchmarks.Local;

/// <summary>What one step measured.</summary>
/// <param name="Rate">Texts a second asked for; 0 = a flood.</param>
/// <param name="Served">Texts a second, from the first post to the last reply.</param>
/// <param name="Lost">Texts that got no reply.</param>
/// <param name="Bare">The calls alone, in the same run at the same rate; null where that was left out.</param>
/// <param name="FunctionCalls">Calls to storage by our functions, a text.</param>
/// <param name="HostCalls">Calls to queues by the host, a text.</param>
/// <param name="Cpu">Share of one core by process.</param>
/// <param name="Resident">MB by process, at the end.</param>
internal sealed record LoadStep(
    string Name, double Rate, int Texts, double Served, int Lost, Latencies Latency, LoadBare? Bare, double FunctionCalls, double HostCalls,
    IReadOnlyDictionary<string, double> Cpu, IReadOnlyDictionary<string, double> Resident);
