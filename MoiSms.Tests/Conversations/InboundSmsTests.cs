using MoiSms.Core.Conversations.Queues;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

/// <summary>The time that a provider told of a text, whatever it is.</summary>
public sealed class InboundSmsTests
{
    private static readonly DateTimeOffset Now = Some.Now;

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1500-06-01T00:00:00Z")]
    [InlineData("1600-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2019-12-31T23:59:59Z")]
    [InlineData("2026-11-24T09:03:00Z")]
    [InlineData("2099-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_time_that_cannot_be_is_when_the_text_was_accepted_on_both_sides_of_the_queue(string told)
    {
        var sms = Some.Text("help") with { ReceivedAt = At(told), AcceptedAt = Now };

        sms.ReceivedAt.ShouldBe(Now);
        QueueJson.ReadInbound(BinaryData.FromString(QueueJson.Write(sms))).ReceivedAt.ShouldBe(Now);
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z")]
    [InlineData("2026-11-24T08:00:00Z")]
    [InlineData("2026-11-24T09:01:59Z")]
    public void A_time_that_can_be_is_kept(string told) =>
        (Some.Text("help") with { ReceivedAt = At(told), AcceptedAt = Now }).ReceivedAt.ShouldBe(At(told));

    [Theory]
    [InlineData("""{"id":"z1","from":"+96550000101","text":"help","acceptedAt":"2026-11-24T09:00:00+00:00"}""")]
    [InlineData("""
        {"id":"z1","from":"+96550000101","text":"help","receivedAt":"1500-01-01T00:00:00+00:00","acceptedAt":"2026-11-24T09:00:00+00:00"}
        """)]
    public void A_queue_message_that_lost_its_time_or_has_one_that_tables_do_not_take_is_read(string body) =>
        QueueJson.ReadInbound(BinaryData.FromString(body)).ReceivedAt.ShouldBe(Now);

    [Fact]
    public void No_required_field_of_a_queue_message_is_left_out_whatever_its_value()
    {
        foreach (var type in new[] { QueueJson.Context.InboundSms.Type, QueueJson.Context.OutboundSms.Type })
        {
            var required = QueueJson.Context.GetTypeInfo(type)!.Properties.Where(property => property.IsRequired).ToList();

            required.ShouldNotBeEmpty();
            required.ShouldAllBe(property => property.ShouldSerialize == null
                || property.ShouldSerialize(new object(), property.PropertyType.IsValueType
                    ? Activator.CreateInstance(property.PropertyType)
                    : ""));
        }
    }

    private static DateTimeOffset At(string told) => DateTimeOffset.Parse(told, System.Globalization.CultureInfo.InvariantCulture);
}
