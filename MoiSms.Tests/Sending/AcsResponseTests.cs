using MoiSms.Core.Sending;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Sending;

public sealed class AcsResponseTests
{
    [Theory]
    [InlineData("""{"httpStatusCode":202,"successful":true,"repeatabilityResult":"accepted","messageId":"Outgoing_1"}""", false)]
    [InlineData("""{"httpStatusCode":202,"successful":true,"repeatabilityResult":"rejected","messageId":"Outgoing_1"}""", true)]
    [InlineData("""{"httpStatusCode":409,"successful":false,"repeatabilityResult":"rejected","messageId":"Outgoing_1"}""", true)]
    [InlineData("""{"repeatabilityResult":"Rejected","messageId":"Outgoing_1"}""", true)]
    [InlineData("""{"successful":true,"messageId":"Outgoing_1"}""", false)]
    [InlineData("""{"httpStatusCode":200,"successful":false,"messageId":"Outgoing_1"}""", false)]
    [InlineData("""{"httpStatusCode":299,"messageId":"Outgoing_1"}""", false)]
    [InlineData("""{"httpStatusCode":"x","successful":true,"messageId":"Outgoing_1"}""", false)]
    public void Taken_now_or_by_an_earlier_try_is_accepted(string result, bool repeated) =>
        Read(result).ShouldBe(new SmsSendOutcome.Accepted("Outgoing_1", repeated));

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(199)]
    [InlineData(300)]
    public void A_passing_failure_for_the_recipient_inside_a_202_is_tried_later(int status) =>
        Read($$"""{"httpStatusCode":{{status}},"successful":false}""").ShouldBeOfType<SmsSendOutcome.TryLater>();

    [Fact]
    public void A_bad_recipient_inside_a_202_is_refused_for_good() =>
        Read("""{"httpStatusCode":400,"successful":false,"repeatabilityResult":"rejected","errorMessage":"Invalid To phone number."}""")
            .ShouldBe(new SmsSendOutcome.Refused("400"));

    [Fact]
    public void A_conflict_that_no_earlier_try_explains_is_refused() =>
        Read("""{"httpStatusCode":409,"successful":false,"repeatabilityResult":"accepted"}""").ShouldBe(new SmsSendOutcome.Refused("409"));

    [Fact]
    public void An_id_that_is_no_string_is_none() =>
        Read("""{"successful":true,"messageId":7}""").ShouldBe(new SmsSendOutcome.Accepted(null, false));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"value":{}}""")]
    [InlineData("""{"value":[7]}""")]
    [InlineData("""{"value":[]}""")]
    public void An_answer_that_cannot_be_read_is_tried_later(string body) =>
        AcsResponse.Read(BinaryData.FromString(body)).ShouldBeOfType<SmsSendOutcome.TryLater>();

    [Theory]
    [InlineData(399, true)]
    [InlineData(400, false)]
    [InlineData(401, true)]
    [InlineData(402, false)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(405, false)]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(200, true)]
    public void A_failed_request_is_tried_later_unless_the_text_itself_is_at_fault(int status, bool later) =>
        (AcsResponse.Classify(status, null) is SmsSendOutcome.TryLater).ShouldBe(later);

    private static SmsSendOutcome Read(string result) => AcsResponse.Read(BinaryData.FromString($$"""{"value":[{{result}}]}"""));
}
