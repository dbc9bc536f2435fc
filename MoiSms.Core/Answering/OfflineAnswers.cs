using MoiSms.Core.Content;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Records.Importing;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>
/// The service's own decisions and words from a content folder and files of records alone: no storage, no host, nothing sent. For whoever
/// edits content, and for scoring.
/// </summary>
public sealed class OfflineAnswers
{
    private readonly Decisions decisions;
    private readonly TextUnderstander understander;
    private readonly RecordFolder? records;
    private DateTimeOffset clock;
    private ConversationState? conversation;
    private int texts;

    private OfflineAnswers(Decisions decisions, TextUnderstander understander, RecordFolder? records, DateTimeOffset at) =>
        (this.decisions, this.understander, this.records, clock) = (decisions, understander, records, at);

    /// <param name="contentFolder">The content folder.</param>
    /// <param name="recordsFolder">A folder of import files, such as <c>content/demo</c>; null = nobody has records.</param>
    /// <param name="at">The time it is (UTC); the records are as of then.</param>
    /// <exception cref="ContentException">A content file is faulty.</exception>
    /// <exception cref="ImportException">A file of records is faulty.</exception>
    public static OfflineAnswers Load(string contentFolder, string? recordsFolder, DateTimeOffset at)
    {
        var content = LoadedContent.Load(contentFolder);
        var (understander, composer) = (content.Understander, content.Replies);
        // Nothing that is made with it leaves the process.
        const string secret = "offline: no row and no code is made with this";
        var keys = new PartitionKeys(secret);
        var records = recordsFolder is null ? null : RecordFolder.Load(recordsFolder, at);
        var questions = new QuestionAnswers(composer, new PhoneLinking(new LinkCodes(secret), keys, composer));
        var gate = new PhaseGate(keys, composer);
        var decider = new Decider(understander, composer, questions, gate, PhoneLimits.Default, DayCaps.Default, keys);
        return new(new Decisions(decider, new OfflineFacts(records, at)), understander, records, at);
    }

    /// <summary>Answers one text.</summary>
    /// <param name="phone">E.164; a phone of the records asks for its person.</param>
    /// <param name="goOn">Whether it goes on from the text before, a minute later; false = as the first text of a phone.</param>
    public async Task<OfflineAnswer> AnswerAsync(string text, string phone, bool goOn, CancellationToken cancellationToken)
    {
        if (goOn)
            clock += TimeSpan.FromMinutes(1);
        var state = goOn && conversation is not null
            ? conversation
            : new ConversationState { Phone = phone, CivilId = records?.CivilIdOf(phone) };
        var sms = new InboundSms { Id = $"offline-{++texts}", From = phone, Text = text, ReceivedAt = clock, AcceptedAt = clock };
        var understanding = understander.Understand(text, state.ContextFor(clock));
        var decided = await decisions.DecideAsync(sms, state, clock, cancellationToken);
        conversation =
            decided.State with { Menu = decided.State.Menu is { } menu ? menu with { SentAt = menu.SentAt.AddSeconds(-1) } : null };
        return new OfflineAnswer(understanding, decided.Decision, decided.Reply);
    }
}
