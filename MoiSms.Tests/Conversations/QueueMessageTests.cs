using System.Text.Json;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

/// <summary>What is put into the queues, and what is read from them.</summary>
public sealed class QueueMessageTests
{
    [Fact]
    public void Everything_in_a_message_to_send_comes_from_the_row()
    {
        var row = Some.Message with { MaskedReply = "Your code is ******.", Attempt = 2 };

        var message = OutboundMessages.For(row);

        message.ShouldBe(new OutboundSms
        {
            InboundId = row.InboundId,
            To = row.Phone,
            Text = row.Reply!,
            MaskedText = row.MaskedReply,
            Attempt = 2,
            WrittenAt = row.WrittenAt,
            AcceptedAt = row.AcceptedAt,
            ExpiresAt = row.ExpiresAt,
        });
        message.WithoutSecret().Text.ShouldBe(row.MaskedReply);
        (message with { MaskedText = null }).WithoutSecret().Text.ShouldBe(row.Reply);
        Should.Throw<ArgumentException>(() => OutboundMessages.For(row with { Reply = null }));
    }

    [Fact]
    public void A_renewal_names_the_code_by_when_it_expired()
    {
        var renewal = CodeRenewals.For("Incoming_1:abc", Some.Phone, Some.Now, Some.Now.AddSeconds(1), Some.Now.AddMinutes(10));

        (renewal.From, renewal.Text, renewal.ReceivedAt, renewal.AcceptedAt, renewal.RenewsCode)
            .ShouldBe((Some.Phone, "", Some.Now, Some.Now.AddSeconds(1), Some.Now.AddMinutes(10)));
    }

    [Theory]
    [InlineData("Incoming_1:abc", "Incoming_1:abc.code2")]
    [InlineData("Incoming_1:abc.code2:def", "Incoming_1:abc.code3")]
    [InlineData("Incoming_1:abc.code9", "Incoming_1:abc.code10")]
    [InlineData(".code2:def", ".code3")]
    [InlineData("Incoming_1:abc.codex", "Incoming_1:abc.codex.code2")]
    public void Renewals_are_counted_and_their_ids_do_not_grow(string id, string next) =>
        CodeRenewals.For(id, Some.Phone, Some.Now, Some.Now, Some.Now).Id.ShouldBe(next);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("a secret")]
    public void What_is_no_message_is_refused_and_nothing_of_it_told(string body)
    {
        Should.Throw<JsonException>(() => QueueJson.ReadInbound(BinaryData.FromString(body))).Message.ShouldNotContain("secret");
        Should.Throw<JsonException>(() => QueueJson.ReadOutbound(BinaryData.FromString(body))).Message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("Incoming_1#1", "Incoming_1#1", 1)]
    [InlineData("Incoming_1#3", "Incoming_1", 3)]
    [InlineData("#2", "#2", 1)]
    [InlineData("Incoming_1#", "Incoming_1#", 1)]
    [InlineData("Incoming_1#-2", "Incoming_1#-2", 1)]
    public void Only_an_attempt_from_the_second_on_is_taken_off_a_tag(string tag, string id, int attempt) =>
        OutboundSms.ParseTag(tag).ShouldBe((id, attempt));

    [Fact]
    public void The_delay_has_a_fifth_of_jitter_and_only_upwards_where_the_other_side_named_a_time()
    {
        RetryDelay.After(0, null, 0).ShouldBe(TimeSpan.FromSeconds(1.6));
        RetryDelay.After(0, null, 1).ShouldBe(TimeSpan.FromSeconds(2.4));
        RetryDelay.After(0, TimeSpan.FromSeconds(10), 0).ShouldBe(TimeSpan.FromSeconds(10));
        RetryDelay.After(0, TimeSpan.FromSeconds(10), 1).ShouldBe(TimeSpan.FromSeconds(12));
        RetryDelay.After(0, TimeSpan.FromDays(9), 0).ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public void A_text_is_one_by_id_phone_and_words_and_a_long_id_is_hashed()
    {
        var keys = new PartitionKeys("a secret of the tests only, long enough");
        var sms = Some.Text("help") with { Id = new string('a', 200) };
        var ids = new[]
        {
            TextId.Of(keys, sms), TextId.Of(keys, sms with { Text = "Help" }), TextId.Of(keys, sms with { From = "+96550000102" }),
            TextId.Of(keys, sms with { From = "MOI" }), TextId.Of(keys, sms with { Id = sms.Id + "a" }),
        };

        ids.Distinct().Count().ShouldBe(5);
        ids.ShouldAllBe(id => id.Length <= 221);
        ids[0].ShouldStartWith(sms.Id + ":");
        ids[4].ShouldNotContain(sms.Id);
        TextId.Of(keys, sms with { From = "50000101" }).ShouldBe(ids[0]);
    }
}
