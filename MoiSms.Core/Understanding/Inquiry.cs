namespace MoiSms.Core.Understanding;

/// <summary>One way to read a text, and what a line of a menu stands for.</summary>
public sealed record Inquiry(Intent Intent, Slots Slots);
