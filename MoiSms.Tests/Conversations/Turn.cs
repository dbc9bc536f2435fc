namespace MoiSms.Tests.Conversations;

internal sealed record Turn(string Phone, string Text, string? Reply);
