using MoiSms.Core.Conversations;

namespace MoiSms.Tests.Functions;

/// <param name="Reply">Null = silence.</param>
internal sealed record Told(string Id, Decision Decision, string? Reply);
