using System.Collections.Frozen;
using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using MoiSms.Tests.Replies;
using MoiSms.Tests.Understanding;
using Shouldly;

namespace MoiSms.Tests.Answering;

/// <summary>The decisions alone, without storage: a text that was read already, and the facts that it needs.</summary>
internal static class Deciding
{
    private const string Secret = "a secret of the tests only, long enough";
    private static readonly ReplyComposer Composer = ReplyComposer.Load(
        RepositoryFiles.Content, new SmallContent(), new ReplyOptions());

    public static PartitionKeys Keys { get; } = new(Secret);

    public static LinkCodes Codes { get; } = new(Secret);

    /// <summary>When the answer is written: five seconds after the text was accepted.</summary>
    public static DateTimeOffset Now { get; } = Some.Now.AddSeconds(5);

    public static ServiceSettings Open { get; } = new(Some.Imported) { Phase = ServicePhase.Public };

    public static ConversationState Fresh { get; } = new() { Phone = Some.Phone };

    public static ConversationState Bound { get; } = Fresh with
    {
        CivilId = Some.CivilId,
        Binding = new PhoneBinding(Some.CivilId) { LastUsedAt = Some.Yesterday },
    };

    public static ServiceSettings WithMember(string phone) => Open with { Members = new[] { Keys.For(phone) }.ToFrozenSet() };

    /// <summary>A text of a service that is open to everybody; nothing else was read for it.</summary>
    public static TextCase Text(
        Intent intent, ConversationState? state = null, Slots? slots = null, string words = "as it was typed") => new()
        {
            Sms = Some.Text(words),
            State = state ?? Fresh,
            Heard = new TextUnderstanding { Intent = intent, Language = Language.English, Slots = slots ?? Slots.None, Confidence = 1 },
            Now = Now,
            Entropy = Enumerable.Range(1, LinkCodes.EntropyBytes).Select(i => (byte)i).ToArray(),
            Facts = Facts.None with { Settings = Open },
        };

    public static Step Step(TextCase text) => new Decider(
        Engine.Instance, Composer, new QuestionAnswers(Composer, new PhoneLinking(Codes, Keys, Composer)), new PhaseGate(Keys, Composer),
        PhoneLimits.Default, DayCaps.Default, Keys).Decide(text);

    public static Decided Decide(TextCase text) => Step(text).ShouldBeOfType<Decided>();
}
