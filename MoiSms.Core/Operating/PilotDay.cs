namespace MoiSms.Core.Operating;

/// <summary>One day of the pilot report.</summary>
/// <param name="Day">Of Kuwait's calendar.</param>
/// <param name="Texts">Texts that were decided about.</param>
/// <param name="People">Different phones, estimated (1.6 %).</param>
/// <param name="NotUnderstood">Answered texts whose question was not understood.</param>
/// <param name="Parts">SMS parts that ACS took.</param>
/// <param name="Flags">Replies that members called wrong.</param>
/// <param name="P95">Seconds within which 95 % of the replies were handed over; null as in <see cref="ReplyLatency"/>.</param>
public sealed record PilotDay(DateOnly Day, long Texts, long People, long NotUnderstood, long Parts, int Flags, double? P95);
