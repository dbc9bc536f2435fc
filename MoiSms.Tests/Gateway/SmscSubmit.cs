namespace MoiSms.Tests.Gateway;

/// <summary>A submit_sm as npm smpp read it.</summary>
internal sealed record SmscSubmit(string From, string To, int Coding, string Text, int? Reference, int? Part);
