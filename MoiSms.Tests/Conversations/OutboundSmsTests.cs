using CsCheck;
using MoiSms.Core.Conversations.Queues;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

public sealed class OutboundSmsTests
{
    [Theory]
    [InlineData("Incoming_1", 1, "Incoming_1")]
    [InlineData("Incoming_1", 2, "Incoming_1#2")]
    [InlineData("a#b", 1, "a#b")]
    public void The_tag_is_the_texts_id_with_the_attempt_behind_it_from_the_second_on(string id, int attempt, string tag)
    {
        OutboundSms.TagFor(id, attempt).ShouldBe(tag);
        OutboundSms.ParseTag(tag).ShouldBe((id, attempt));
    }

    [Fact]
    public void A_reply_is_the_same_after_the_queue() =>
        Gen.Select(Gen.String, Gen.Int[1, 2], Gen.Int[0, 100], Gen.Bool).Sample((text, attempt, tries, isCopy) =>
        {
            var clean = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
            var at = new DateTimeOffset(2026, 11, 24, 9, 0, 0, 123, TimeSpan.Zero);
            var reply = new OutboundSms
            {
                InboundId = "Incoming_1",
                To = "+96550000101",
                Text = clean,
                Attempt = attempt,
                WrittenAt = at,
                AcceptedAt = at,
                ExpiresAt = at.AddDays(1),
                Tries = tries,
                IsCopy = isCopy,
                SentAt = isCopy ? at : null,
                AcsMessageId = isCopy ? "Outgoing_1" : null,
            };
            return QueueJson.ReadOutbound(BinaryData.FromString(QueueJson.Write(reply))) == reply;
        });
}
