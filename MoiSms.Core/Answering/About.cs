using MoiSms.Core.Conversations;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using MoiSms.Core.Understanding.Fusion;

namespace MoiSms.Core.Answering;

/// <summary>What is kept of a reading for the figures.</summary>
internal static class About
{
    /// <summary>The topic of what is none of ours.</summary>
    public const string Other = Topics.Other;

    /// <param name="asked">The reading, with the line of a menu in place of its number.</param>
    /// <param name="reply">Its answer; null where nothing was answered.</param>
    public static AskedAbout Of(TextUnderstanding asked, Reply? reply) => new(
        TopicOf(asked.Inquiry),
        string.Join(',', asked.Asks.Where(ask => ask != Ask.Other).Select(ask => ask.ToName())),
        asked.Slots.Place,
        asked.IsGuess || asked.FoundNothing,
        reply?.Lack);

    /// <summary>A name of <c>content/examples</c>; <c>guide</c> where no service was named.</summary>
    public static string TopicOf(Inquiry inquiry) =>
        inquiry.Intent == Intent.Guide ? inquiry.Slots.Service ?? Intent.Guide.ToName() : Topics.Of(inquiry.Intent, null);
}
