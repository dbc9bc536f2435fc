namespace MoiSms.Core.Operating;

public sealed record PilotDay(DateOnly Day, long Texts, long People, long NotUnderstood, long Parts, int Flags, double? P95);
