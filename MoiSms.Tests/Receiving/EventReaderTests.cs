using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Receiving;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Receiving;

public sealed class EventReaderTests
{
    private static readonly DateTimeOffset Now = Some.Now;

    [Fact]
    public void An_event_grid_array_and_a_single_cloud_event_hold_the_same_text()
    {
        var fromGrid = ReadSms(Events.Sms("Incoming_1", "96550000101", "متى تنتهي اقامتي؟").ToJsonString());
        var fromCloud = ReadSms(Events.CloudSms("Incoming_1", "+96550000101", "متى تنتهي اقامتي؟").ToJsonString());

        fromGrid.Id.ShouldBe("Incoming_1");
        fromGrid.Text.ShouldBe("متى تنتهي اقامتي؟");
        fromGrid.AcceptedAt.ShouldBe(Now);
        (fromCloud with { ReceivedAt = Now }).ShouldBe(fromGrid with { From = "+96550000101", ReceivedAt = Now });
    }

    [Fact]
    public void Property_names_are_read_in_any_case_and_numbers_may_be_numbers()
    {
        var sms = ReadSms("""
            [{"Id":"e1","EventType":"microsoft.communication.smsreceived",
              "Data":{"MessageId":"Incoming_2","From":96550000101,"Message":"hi","ReceivedTimestamp":"2026-11-24T08:27:45.32Z"}}]
            """);

        sms.From.ShouldBe("96550000101");
        sms.ReceivedAt.ShouldBe(new DateTimeOffset(2026, 11, 24, 8, 27, 45, 320, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived"}""", "data")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":"x"}""", "data")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":{"from":"1","message":"x"}}""", "data.messageId")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"i","message":"x"}}""", "data.from")]
    [InlineData(
        """{"eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"i","from":"1","message":null}}""", "data.message")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSDeliveryReportReceived","data":{"deliveryStatus":"Delivered"}}""", "data.to")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSDeliveryReportReceived","data":{"to":"1"}}""", "data.deliveryStatus")]
    [InlineData("""{"data":{}}""", "eventType")]
    [InlineData("17", "object")]
    [InlineData("null", "object")]
    public void A_malformed_event_costs_none_of_its_neighbours_and_says_which_field_is_wrong(string malformed, string field)
    {
        var good = Events.Sms("Incoming_3", "96550000101", "hi").ToJsonString();

        var events = EventReader.Read(Encoding.UTF8.GetBytes($"[{good},{malformed},{good}]"), Now);

        events.Count.ShouldBe(3);
        events[0].ShouldBeOfType<IncomingEvent.SmsReceived>();
        events[1].ShouldBeOfType<IncomingEvent.Malformed>().Reason.ShouldContain(field);
        events[2].ShouldBeOfType<IncomingEvent.SmsReceived>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("\"hello\"")]
    [InlineData("42")]
    [InlineData("[{]")]
    public void A_body_that_is_no_json_event_is_refused(string body) =>
        Should.Throw<JsonException>(() => EventReader.Read(Encoding.UTF8.GetBytes(body), Now));

    [Fact]
    public void A_text_cut_in_the_middle_of_an_emoji_keeps_the_rest()
    {
        const string Body =
            """[{"eventType":"Microsoft.Communication.SMSReceived","data":"""
            + """{"messageId":"i","from":"96550000101","message":"ok \ud83d\ude00 then \ud83d"}}]""";

        ReadSms(Body).Text.ShouldBe("ok 😀 then \uFFFD");
        ReadSms(Body.Replace("\\ud83d\"", "\\ude00 \\\\ud83d\"", StringComparison.Ordinal)).Text.ShouldBe("ok 😀 then \uFFFD \\ud83d");
    }

    [Fact]
    public void Bytes_that_are_no_utf8_and_a_byte_order_mark_lose_no_text()
    {
        var body = Encoding.UTF8.GetBytes("\uFEFF" + Events.Sms("Incoming_4", "96550000101", "hi X there").ToJsonString());
        body[Array.IndexOf(body, (byte)'X')] = 0xFF;

        EventReader.Read(body, Now).Single().ShouldBeOfType<IncomingEvent.SmsReceived>().Sms.Text.ShouldBe("hi \uFFFD there");
    }

    [Fact]
    public void A_text_whose_queue_message_would_exceed_64_kib_is_malformed_and_one_of_30000_arabic_letters_is_not()
    {
        // Escaped, each letter would take six bytes instead of two.
        var fits = EventReader.Read(
            Encoding.UTF8.GetBytes(Events.Sms("Incoming_5", "96550000101", new string('م', 30_000)).ToJsonString()), Now);
        var tooLong = EventReader.Read(
            Encoding.UTF8.GetBytes(Events.Sms("Incoming_6", "96550000101", new string('م', 33_000)).ToJsonString()), Now);

        Encoding.UTF8.GetByteCount(fits.Single().ShouldBeOfType<IncomingEvent.SmsReceived>().Body).ShouldBeLessThan(65_536);
        tooLong.Single().ShouldBeOfType<IncomingEvent.Malformed>().Reason.ShouldContain("64 KiB");
    }

    [Fact]
    public void A_text_without_a_time_of_its_own_has_the_time_of_its_event_and_else_that_of_the_post()
    {
        var told = Now.AddMinutes(-7);
        const string Data = """ "data":{"messageId":"i","from":"96550000101","message":"hi"} """;
        const string Grid = "\"eventType\":\"Microsoft.Communication.SMSReceived\"";
        const string Cloud = "\"type\":\"Microsoft.Communication.SMSReceived\"";

        ReadSms($$"""{{{Grid}},"eventTime":"{{told:O}}",{{Data}}}""").ReceivedAt.ShouldBe(told);
        ReadSms($$"""{{{Cloud}},"time":"{{told:O}}",{{Data}}}""").ReceivedAt.ShouldBe(told);
        ReadSms($$"""{{{Grid}},{{Data}}}""").ReceivedAt.ShouldBe(Now);
        ReadSms($$"""{{{Grid}},"eventTime":"soon",{{Data}}}""").ReceivedAt.ShouldBe(Now);
    }

    [Theory]
    [InlineData("eventType", "topic")]
    [InlineData("type", "source")]
    public void Only_events_of_an_allowed_source_are_read_but_every_handshake_is(string type, string source)
    {
        var topics = new AllowedTopics([Events.Topic]);
        var own = Events.Topic.ToUpperInvariant() + "/";
        var body = $$"""
            [{"{{type}}":"{{EventReader.SmsReceivedType}}","{{source}}":"{{own}}","data":{"messageId":"i","from":"1","message":"x"} },
             {"{{type}}":"{{EventReader.SmsReceivedType}}","{{source}}":"/another","data":{"messageId":"i","from":"1","message":"x"} },
             {"{{type}}":"{{EventReader.SmsReceivedType}}","data":{"messageId":"i","from":"1","message":"x"} },
             {"{{type}}":"{{EventReader.ValidationType}}","{{source}}":"/another","data":{"validationCode":"512d38b6"} }]
            """;

        var events = EventReader.Read(Encoding.UTF8.GetBytes(body), Now, topics);

        events.Select(one => one.GetType().Name).ShouldBe(
            [nameof(IncomingEvent.SmsReceived), nameof(IncomingEvent.Malformed), nameof(IncomingEvent.Malformed),
                nameof(IncomingEvent.SubscriptionValidation)]);
    }

    [Fact]
    public void A_type_that_is_null_gives_way_to_the_other_schemas_and_a_deep_field_of_no_interest_costs_nothing()
    {
        var deep = new string('[', 500) + new string(']', 500);
        const string Data = """ "data":{"messageId":"i","from":"96550000101","message":"hi"} """;

        ReadSms($$"""{"eventType":null,"type":"{{EventReader.SmsReceivedType}}","deep":{{deep}},{{Data}}}""").Text.ShouldBe("hi");
        ReadSms($$"""{"EVENTTYPE":null,"type":"{{EventReader.SmsReceivedType}}",{{Data}}}""").Text.ShouldBe("hi");
    }

    [Theory]
    [InlineData("messageId")]
    [InlineData("from")]
    public void A_field_of_a_text_may_have_1000_letters_and_no_more(string field)
    {
        Read(1_000).ShouldBeOfType<IncomingEvent.SmsReceived>();
        Read(1_001).ShouldBeOfType<IncomingEvent.Malformed>().Reason.ShouldContain("data." + field);

        IncomingEvent Read(int letters)
        {
            var sms = Events.Sms("Incoming_9", "96550000101", "hi");
            sms["data"]![field] = new string('9', letters);
            return EventReader.Read(Encoding.UTF8.GetBytes(sms.ToJsonString()), Now).Single();
        }
    }

    [Theory]
    [InlineData("to")]
    [InlineData("deliveryStatus")]
    [InlineData("tag")]
    public void A_field_of_a_report_longer_than_1000_letters_is_named(string field)
    {
        var report = Events.Report("Incoming_7", "+96550000101");
        report["data"]![field] = new string('9', 1_001);

        EventReader.Read(Encoding.UTF8.GetBytes(report.ToJsonString()), Now).Single()
            .ShouldBeOfType<IncomingEvent.Malformed>().Reason.ShouldContain("data." + field);
    }

    [Fact]
    public void A_queue_message_of_the_largest_size_is_taken_and_one_byte_more_is_not()
    {
        var rest = QueueJson.Write(((IncomingEvent.SmsReceived)Read(1)).Sms).Length - 1;

        Read(QueueJson.MaxBytes - rest).ShouldBeOfType<IncomingEvent.SmsReceived>();
        Read(QueueJson.MaxBytes - rest + 1).ShouldBeOfType<IncomingEvent.Malformed>();

        static IncomingEvent Read(int letters) => EventReader.Read(
            Encoding.UTF8.GetBytes(Events.Sms("Incoming_9", "96550000101", new string('a', letters), Now).ToJsonString()), Now).Single();
    }

    [Theory]
    [InlineData("\"e1\"", "e1")]
    [InlineData("\"\"", null)]
    [InlineData("\" \"", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    public void A_malformed_event_keeps_its_id_where_it_has_one_and_its_words(string id, string? kept)
    {
        var body = $$"""{"id":{{id}},"data":{} }""";

        var malformed = EventReader.Read(Encoding.UTF8.GetBytes(body), Now).Single().ShouldBeOfType<IncomingEvent.Malformed>();

        (malformed.Id, malformed.Body).ShouldBe((kept, body));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"validationCode":""}""")]
    [InlineData("7")]
    public void A_handshake_without_a_code_is_malformed(string data) =>
        EventReader.Read(Encoding.UTF8.GetBytes($$"""{"eventType":"{{EventReader.ValidationType}}","data":{{data}} }"""), Now).Single()
            .ShouldBeOfType<IncomingEvent.Malformed>().Reason.ShouldContain("validationCode");

    [Theory]
    [InlineData("""{"eventType":"x","EventType":"y"}""", "x")]
    [InlineData("""{"EventType":"y","eventType":"x"}""", "x")]
    [InlineData("""{"EventType":"y","EVENTTYPE":"x"}""", "y")]
    [InlineData("""{"eventType":null,"EventType":"y"}""", null)]
    [InlineData("""{"EventType":null}""", null)]
    [InlineData("""{"Type":"y"}""", null)]
    public void A_property_that_is_written_exactly_so_goes_before_one_in_another_case(string json, string? read)
    {
        using var document = JsonDocument.Parse(json);

        document.RootElement.Property("eventType").Text().ShouldBe(read);
    }

    [Theory]
    [InlineData("Failed", "4006", "4006")]
    [InlineData("Failed", "Destination unreachable (code 4006).", "4006")]
    [InlineData("Delivered", "No error.", null)]
    public void A_delivery_report_gives_its_tag_status_and_code(string status, string details, string? code)
    {
        var body = Events.Report("Incoming_7#2", "+96550000101", status, details).ToJsonString()
            .Replace("\"tag\"", "\"Tag\"", StringComparison.Ordinal);

        var report = EventReader.Read(Encoding.UTF8.GetBytes($"[{body}]"), Now).Single()
            .ShouldBeOfType<IncomingEvent.DeliveryReported>().Report;

        report.ShouldBe(new DeliveryReport("Incoming_7#2", "+96550000101", status, code));
    }

    [Fact]
    public void An_unknown_type_is_of_another_kind_and_the_handshake_gives_its_code()
    {
        var events = EventReader.Read(
            """
            [{"eventType":"Microsoft.Communication.ChatMessageReceived","data":{}},
             {"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6"}}]
            """u8,
            Now);

        events[0].ShouldBeOfType<IncomingEvent.OfAnotherKind>();
        events[1].ShouldBeOfType<IncomingEvent.SubscriptionValidation>().Code.ShouldBe("512d38b6");
    }

    [Fact]
    public void Every_text_survives_the_queue_message_unchanged() => Gen.String.Sample(text =>
    {
        var clean = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var body = new JsonArray(Events.Sms("Incoming_8", "96550000101", clean)).ToJsonString();
        var received = (IncomingEvent.SmsReceived)EventReader.Read(Encoding.UTF8.GetBytes(body), Now).Single();
        return QueueJson.ReadInbound(BinaryData.FromString(received.Body)).Text == clean;
    });

    [Fact]
    public void Whatever_is_posted_is_read_or_refused_and_nothing_else_is_thrown() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        try
        {
            EventReader.Read(bytes, Now);
        }
        catch (JsonException)
        {
            // Refused: 400.
        }
    });

    private static InboundSms ReadSms(string body) =>
        EventReader.Read(Encoding.UTF8.GetBytes(body), Now).Single().ShouldBeOfType<IncomingEvent.SmsReceived>().Sms;
}
