namespace MoiSms.Core.Content.Files;

internal sealed record ContentEntry(string Key, int Line, ContentNode Value);
