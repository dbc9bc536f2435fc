namespace MoiSms.Core.Operating;

/// <param name="Waiting">What still lies in the poison queues, about; the functions file it by themselves within seconds.</param>
public sealed record DeadLetterList(IReadOnlyList<DeadLetterView> Letters, int Waiting);
