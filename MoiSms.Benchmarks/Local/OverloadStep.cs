namespace MoiSms.Benchmarks.Local;

/// <summary>What became of texts that came faster than they were served. All times in ms.</summary>
/// <param name="Ceiling">Texts a second that the flood of this run was served with.</param>
/// <param name="Rate">Texts a second that came.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Sent">All texts, the emergencies that came while the line was served included.</param>
/// <param name="Doubled">Texts that got more than one reply.</param>
/// <param name="Others">All but emergencies.</param>
/// <param name="InLine">Emergencies that came before any text had waited long: they waited in line.</param>
/// <param name="Passing">Emergencies that came from the moment that readiness said late until the line was served.</param>
/// <param name="Overtaken">By how much: how much later than a text a later one may have come that was answered before it. Of all but
/// emergencies.</param>
/// <param name="Depth">Messages in <c>sms-inbound</c>, at most.</param>
/// <param name="LateFrom">When readiness first said late, from the first text; null = never.</param>
/// <param name="LateTo">When it last said so.</param>
/// <param name="Drained">From the last text of the overload to the last answer to one.</param>
internal sealed record OverloadStep(
    double Ceiling, double Rate, int Seconds, int Sent, int Answered, int Doubled, Latencies Others, Latencies InLine, Latencies Passing,
    Latencies Overtaken, int Depth, double? LateFrom, double? LateTo, double Drained);
