namespace MoiSms.Core.Operating;

public sealed record NoticesChange(string? Arabic, string? English, string? Reason);
