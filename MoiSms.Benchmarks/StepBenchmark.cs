using BenchmarkDotNet.Attributes;
using MoiSms.Core.Content;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Receiving;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using MoiSms.LocalHost.Simulator.Events;

namespace MoiSms.Benchmarks;

/// <summary>Time and allocation of the steps of a text that need no storage, understanding by kind of text.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class StepBenchmark
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("تجديد جواز السفر يتم عبر المنصة", 9));

    private readonly PartitionKeys keys = new("a secret of the benchmark");
    private TextUnderstander understander = null!;
    private ReplyComposer composer = null!;
    private TextUnderstanding guide = null!;
    private byte[] post = [];
    private InboundSms sms = null!;

    [GlobalSetup]
    public void Load()
    {
        var content = Path.Combine(UnderstandBenchmark.Root(), "content");
        var library = ContentLibrary.Load(content);
        understander = TextUnderstander.Load(content, library.Services.Values);
        composer = ReplyComposer.Load(content, new ReferenceContent(library), new ReplyOptions());
        guide = understander.Understand("how to renew my passport", ConversationContext.Empty);
        var text = new IncomingText
        {
            MessageId = "Incoming_1",
            From = "+96550000001",
            To = "+96599988",
            Text = "residency",
            ReceivedTimestamp = Now,
        };
        post = EventShapes.SmsReceived(EventSchema.EventGrid, text, Now).Body;
        sms = new InboundSms { Id = "Incoming_1", From = "+96550000001", Text = "residency", ReceivedAt = Now, AcceptedAt = Now };
    }

    [Benchmark]
    public object ReadEvent() => EventReader.Read(post, Now);

    [Benchmark]
    public InboundSms QueueMessage() => QueueJson.ReadInbound(new BinaryData(QueueJson.Write(sms)));

    [Benchmark]
    [Arguments("residency")]
    [Arguments("how to renew my passport")]
    [Arguments("nearest centre in salmiya")]
    [Arguments("كم رسوم تجديد الاقامة للعائلة")]
    [Arguments("I lost my passport yesterday and I have to travel next week, what should I do and how much does it cost?")]
    public object Understand(string text) => understander.Understand(text, ConversationContext.Empty);

    [Benchmark]
    public object Word() => composer.Compose(new ReplyContext { Understanding = guide, Access = SubjectAccess.NotPersonal, Now = Now });

    [Benchmark]
    public object Segment() => SmsSegmenter.Count(Long);

    [Benchmark]
    public string Key() => keys.For("+96550000001");
}
