namespace MoiSms.LocalHost.Simulator.Faults;

/// <summary>What goes wrong next, as <c>POST /simulator/faults</c> takes it.</summary>
internal sealed record Fault
{
    /// <summary>The answer to a send, 400 to 599; nothing is kept.</summary>
    public int? Status { get; init; }

    /// <summary>The <c>Retry-After</c> that goes with <see cref="Status"/>, in seconds.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>How long a send stays unanswered, in milliseconds. A client that gives up before was not served.</summary>
    public int? HangMs { get; init; }

    /// <summary>The send is accepted and kept, and the connection cut before the answer.</summary>
    public bool? DropResponse { get; init; }

    public RecipientFault? Recipient { get; init; }

    public DeliveryFault? Delivery { get; init; }

    public EventFault? Events { get; init; }

    /// <summary>How many requests, messages or events it strikes; null = until the faults are cleared.</summary>
    public int? Count { get; init; }

    /// <summary>It is over after so many seconds, whatever strikes are left; null = only by its strikes.</summary>
    public int? Seconds { get; init; }

    /// <summary>The same fault, a part for each lane it names.</summary>
    public IEnumerable<(FaultLane Lane, Fault Part)> Split()
    {
        var sms = this with { Delivery = null, Events = null, Count = null, Seconds = null };
        if (sms != new Fault())
            yield return (FaultLane.Sms, sms);
        if (Delivery is not null)
            yield return (FaultLane.Delivery, new Fault { Delivery = Delivery });
        if (Events is not null)
            yield return (FaultLane.Events, new Fault { Events = Events });
    }
}
