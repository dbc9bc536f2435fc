using BenchmarkDotNet.Attributes;
using MoiSms.Core.Content;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Benchmarks;

/// <summary>
/// The mean time to understand a text of the labelled corpus and word its reply, without I/O. Budget: 500 us on one core.
/// </summary>
[MemoryDiagnoser]
public class AnswerBenchmark
{
    private TextUnderstander understander = null!;
    private ReplyComposer composer = null!;
    private string[] texts = [];

    [GlobalSetup]
    public void Load()
    {
        var root = UnderstandBenchmark.Root();
        var content = Path.Combine(root, "content");
        understander = TextUnderstander.Load(content, ContentLibrary.Load(content).Services.Values);
        composer = ReplyComposer.Load(content, new ReferenceContent(ContentLibrary.Load(content)), new ReplyOptions());
        texts = UnderstandBenchmark.Texts(root);
    }

    /// <summary>Personal questions are worded as a phone that is bound to nobody hears them.</summary>
    [Benchmark(OperationsPerInvoke = 420)]
    public int UnderstandAndWord()
    {
        var parts = 0;
        for (var i = 0; i < 420; i++)
        {
            var understanding = understander.Understand(texts[i], ConversationContext.Empty);
            parts += composer.Compose(new ReplyContext
            {
                Understanding = understanding,
                Access = understanding.Intent.IsPersonal() ? SubjectAccess.Unbound : SubjectAccess.NotPersonal,
                Now = DateTimeOffset.UnixEpoch,
            }).Parts;
        }

        return parts;
    }
}
