namespace MoiSms.Benchmarks.Local;

/// <summary>One text of the load, and when it is due by the schedule, from the start of its step.</summary>
internal sealed record LoadText(string Id, string Phone, string Words, TimeSpan Due);
