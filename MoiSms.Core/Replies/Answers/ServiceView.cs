namespace MoiSms.Core.Replies.Answers;

/// <param name="Service">The service's name; null where none was named.</param>
internal sealed record ServiceView(string? Service);
