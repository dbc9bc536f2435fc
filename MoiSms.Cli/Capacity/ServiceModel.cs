namespace MoiSms.Cli.Capacity;

/// <summary>
/// A queueing model of the service: what so many hosts on one storage carry, and how long a reply takes at a rate. Texts come
/// independently of each other; a host's listener is a server with as many places as messages run at once. Pure; the benchmark
/// <c>scale</c> compares it with running hosts.
/// </summary>
internal sealed record ServiceModel
{
    /// <summary>Messages a second of one storage queue, as published. A text is one message of each of our two queues.</summary>
    public const double PublishedQueueLimit = 2_000;

    /// <summary>Rows a second of one table partition, as published. All texts of an hour are noted in one.</summary>
    public const double PublishedPartitionLimit = 2_000;

    /// <summary>Requests a second of one storage account, as published.</summary>
    public const double PublishedAccountLimit = 20_000;

    /// <summary>
    /// Calls to storage for one text at a busy hour: of our functions 6 and 1 for the delivery report, of the host 2 deletes and its
    /// receives, of which each brings 16 messages then: rounded up.
    /// </summary>
    public const double PublishedCallsAText = 10;

    /// <summary>The share of texts that read a person's records: one call more.</summary>
    private const double Personal = 0.4;

    /// <summary>How far 99 of 100 lie from the mean, in deviations of a normal distribution.</summary>
    private const double P99Deviations = 2.33;

    /// <summary>Function hosts; each runs both queue functions.</summary>
    public int Hosts { get; init; } = 1;

    /// <summary>Mean of one call to storage, ms. Default 10: calls of 5 to 15 ms.</summary>
    public double CallMs { get; init; } = 10;

    /// <summary>Standard deviation of one call, ms. Default 2.9: evenly spread over 5 to 15 ms.</summary>
    public double CallDeviationMs { get; init; } = 2.9;

    /// <summary>Mean of one request to the sender of SMS, ms.</summary>
    public double SendMs { get; init; } = 20;

    /// <summary>Processor time of a text, ms, all of its functions together. Default 5: LocalHost, its HTTP calls included.</summary>
    public double ProcessorMs { get; init; } = 5;

    /// <summary>Cores of each host; infinity = not looked at.</summary>
    public double CoresAHost { get; init; } = double.PositiveInfinity;

    /// <summary>Messages that a listener fetches at once, as in host.json.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>It fetches when no more than so many run, as in host.json.</summary>
    public int NewBatchThreshold { get; init; } = 16;

    /// <summary>Pause between two polls of an idle listener that nothing wakes, ms; 0 = a message wakes it.</summary>
    public double PollMs { get; init; }

    public double QueueLimit { get; init; } = PublishedQueueLimit;

    public double PartitionLimit { get; init; } = PublishedPartitionLimit;

    public double AccountLimit { get; init; } = PublishedAccountLimit;

    public double CallsAText { get; init; } = PublishedCallsAText;

    /// <summary>The highest rate that is served, and what ends it.</summary>
    public ServiceCeiling Ceiling => new[]
    {
        new ServiceCeiling(Hosts * Places / (ResolveMs + CallMs) * 1000, "messages at once, ResolveSms"),
        new ServiceCeiling(Hosts * Places / (ReplyMs + CallMs) * 1000, "messages at once, SendReply"),
        new ServiceCeiling(Hosts * CoresAHost / ProcessorMs * 1000, "processor"),
        Storage,
    }.MinBy(one => one.TextsASecond)!;

    /// <summary>The rate that storage serves, however many hosts there are.</summary>
    public ServiceCeiling Storage => new[]
    {
        new ServiceCeiling(QueueLimit, "one queue"),
        new ServiceCeiling(PartitionLimit, "one partition of the index"),
        new ServiceCeiling(AccountLimit / CallsAText, "one account"),
    }.MinBy(one => one.TextsASecond)!;

    /// <summary>From the post of a text to the request that sends its reply.</summary>
    /// <param name="rate">Texts a second.</param>
    public ServiceLatency At(double rate)
    {
        if (rate >= Ceiling.TextsASecond)
            return new ServiceLatency(double.PositiveInfinity, double.PositiveInfinity);
        // Each listener polls in its own time: the first of them takes the message.
        var poll = PollMs / (Hosts + 1);
        var waits = new[] { WaitMs(rate, ResolveMs), WaitMs(rate, ReplyMs) };
        var mean = (CallsBeforeSend * CallMs) + ProcessorShareMs + waits.Sum() + (2 * poll);
        var variance = (CallsBeforeSend * CallDeviationMs * CallDeviationMs) + (Personal * (1 - Personal) * CallMs * CallMs)
            + waits.Sum(wait => wait * wait) + (2 * poll * poll / 3);
        return new ServiceLatency(mean, mean + (P99Deviations * Math.Sqrt(variance)));
    }

    /// <summary>
    /// Calls one after the other from the post to the send: state, records, write, and two queues. A message is visible half-way of its
    /// enqueue, and is taken by the next receive of any host that gets half-way: each of them has one under way.
    /// </summary>
    private double CallsBeforeSend => 2 + Personal + (2 * (1 + (0.5 / Hosts)));

    /// <summary>
    /// Messages of one queue that run at once when there are always more. A batch is fetched at the threshold: were its messages to end
    /// evenly, a half of it would be the average; were they to end together, all of it. They end near each other: three quarters, as
    /// measured.
    /// </summary>
    private double Places => NewBatchThreshold + (BatchSize * 0.75);

    /// <summary>What a text holds a place of ResolveSms: state, records, write, enqueue, delete.</summary>
    private double ResolveMs => ((4 + Personal) * CallMs) + ProcessorShareMs;

    /// <summary>
    /// What a reply holds a place of SendReply: send, mark, note, delete. The note waits for the half of the call before its own.
    /// </summary>
    private double ReplyMs => SendMs + (3.5 * CallMs);

    private double ProcessorShareMs => double.IsInfinity(CoresAHost) ? 0 : ProcessorMs / 2;

    /// <summary>Sakasegawa's approximation of the wait for one of several servers (M/G/c; calls vary by a third at most).</summary>
    private double WaitMs(double rate, double serviceMs)
    {
        var held = serviceMs + CallMs;
        var load = rate / Hosts * held / 1000 / Places;
        return Math.Pow(load, Math.Sqrt(2 * (Places + 1)) - 1) / (Places * (1 - load)) * held / 2;
    }
}
