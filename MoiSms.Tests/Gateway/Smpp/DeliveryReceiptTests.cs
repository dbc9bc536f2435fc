using System.Text;
using CsCheck;
using MoiSms.Gateway.Smpp;
using MoiSms.Gateway.Smpp.Texts;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway.Smpp;

public sealed class DeliveryReceiptTests
{
    [Theory]
    [InlineData("id:0123456789 sub:001 dlvrd:001 submit date:2611241200 done date:2611241201 stat:DELIVRD err:000 text:Hello",
        "0123456789", (int)MessageState.Delivered, "000")]
    [InlineData("ID: 8a4F1c STAT: undeliv ERR: 0x1B", "8a4F1c", (int)MessageState.Undeliverable, "0x1B")]
    [InlineData("id:7 stat:EXPIRED text:id:9 stat:DELIVRD", "7", (int)MessageState.Expired, null)]
    [InlineData("id:7 stat:NONSENSE", "7", (int)MessageState.Unknown, null)]
    [InlineData("id:7 stat:ACCEPTD", "7", (int)MessageState.Accepted, null)]
    public void A_receipt_is_read_by_its_text(string text, string id, int state, string? error) =>
        DeliveryReceipt.Read(Receipt(text)).ShouldBe(new DeliveryReceipt(id, (MessageState)state, error));

    [Fact]
    public void Optional_parameters_count_before_the_text() =>
        DeliveryReceipt.Read(Receipt(
                "id:1 stat:DELIVRD",
                new Tlv(TlvTag.ReceiptedMessageId, "ab12\0"u8.ToArray()), Tlv.Of(TlvTag.MessageState, (byte)MessageState.Rejected)))
            .ShouldBe(new DeliveryReceipt("ab12", MessageState.Rejected, null));

    [Fact]
    public void A_receipt_that_names_no_message_is_none() => DeliveryReceipt.Read(Receipt("stat:DELIVRD")).ShouldBeNull();

    [Fact]
    public void An_id_given_in_hexadecimal_is_found_in_decimal_and_the_other_way_round() => Gen.ULong.Sample(number =>
    {
        DeliveryReceipt.FormsOf($"{number}").ShouldContain(DeliveryReceipt.Plain($"{number:X}"));
        DeliveryReceipt.FormsOf($"{number:X16}").ShouldContain(DeliveryReceipt.Plain($"{number}"));
    });

    [Fact]
    public void An_id_that_is_no_number_has_one_form() =>
        DeliveryReceipt.FormsOf("3F2504E0-4F89-11D3-9A0C-0305E82C3301").ShouldBe(["3f2504e0-4f89-11d3-9a0c-0305e82c3301"]);

    private static MessagePdu Receipt(string text, params Tlv[] tlvs) => new(CommandId.DeliverSm)
    {
        EsmClass = 0x04,
        ShortMessage = Encoding.Latin1.GetBytes(text),
        OptionalParameters = tlvs,
    };
}
