namespace MoiSms.Core.Operating;

/// <summary>The figures of an hour, a day, or a whole period. Each text has one of the five outcomes.</summary>
/// <param name="Texts">Texts that were decided about; redeliveries are not counted.</param>
/// <param name="People">Different phones.</param>
/// <param name="PeopleIsEstimate">False for one hour, which is exact; else <paramref name="People"/> is within 1.6 %.</param>
/// <param name="Answered">Understood, allowed, and answered.</param>
/// <param name="NotUnderstood">Answered, but not understood.</param>
/// <param name="Refused">Questions that the phone may not ask.</param>
/// <param name="Silent">Not answered on purpose: limits, the phase, opted out.</param>
/// <param name="Failed">Could not be handled, or the reply was refused, expired, or reported undelivered.</param>
/// <param name="Replies">Texts whose reply ACS took.</param>
/// <param name="Parts">SMS parts that ACS took, resends too: what is paid for.</param>
/// <param name="Latency">Of first replies.</param>
public sealed record HourFigures(
    long Texts, long People, bool PeopleIsEstimate, long Answered, long NotUnderstood, long Refused, long Silent, long Failed, long Replies,
    long Parts, ReplyLatency Latency);
