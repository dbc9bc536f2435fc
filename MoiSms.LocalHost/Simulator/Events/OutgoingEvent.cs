namespace MoiSms.LocalHost.Simulator.Events;

/// <summary>One event on its way to the function.</summary>
internal sealed record OutgoingEvent
{
    public required byte[] Body { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Called before each attempt.</summary>
    public Action? Posting { get; init; }

    /// <summary>Called after each attempt that is made again; the text says which answer decided.</summary>
    public Action<string>? Trying { get; init; }

    /// <summary>Called once, when the function took the event (true) or it was given up; the text says which answer decided.</summary>
    public Action<bool, string>? Finished { get; init; }
}
