using CsCheck;
using MoiSms.Gateway.Smpp;
using MoiSms.Gateway.Smpp.Texts;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway.Smpp;

public sealed class PduCodecTests
{
    private static readonly Gen<string> Words = Gen.Char['\u0001', '\u00FF'].Array[0, 40].Select(letters => new string(letters));

    private static readonly Gen<IReadOnlyList<Tlv>> OptionalParameters =
        Gen.Select(Gen.UShort, Gen.Byte.Array[0, 300], (tag, value) => new Tlv((TlvTag)tag, value)).List[0, 4]
            .Select(tlvs => (IReadOnlyList<Tlv>)tlvs);

    private static readonly Gen<Pdu> Pdus = Gen.OneOf(
        Gen.Select(Gen.OneOf(CommandId.BindReceiver, CommandId.BindTransmitter, CommandId.BindTransceiver), Words, Words, Words, Gen.Byte)
            .Select(Pdu (id, system, password, type, ton) => new BindPdu(id)
            {
                SystemId = system,
                Password = password,
                SystemType = type,
                AddrTon = ton,
                AddrNpi = 1,
                AddressRange = type,
            }),
        Gen.Select(Gen.OneOf(CommandId.SubmitSm, CommandId.DeliverSm), Words, Words, Gen.Byte.Array[0, 254], Gen.Byte)
            .Select(Pdu (id, from, to, message, octet) => new MessagePdu(id)
            {
                ServiceType = "CMT",
                SourceAddrTon = octet,
                SourceAddr = from,
                DestAddrNpi = octet,
                DestinationAddr = to,
                EsmClass = octet,
                ValidityPeriod = from,
                RegisteredDelivery = octet,
                DataCoding = octet,
                ShortMessage = message,
            }),
        Gen.Select(Gen.OneOf(CommandId.SubmitSmResp, CommandId.DeliverSmResp), Words)
            .Select(Pdu (id, messageId) => new MessageRespPdu(id) { MessageId = messageId }),
        Gen.Select(Gen.OneOf(CommandId.BindTransceiverResp, CommandId.BindReceiverResp), Words)
            .Select(Pdu (id, system) => new BindRespPdu(id) { SystemId = system }));

    [Fact]
    public void Every_pdu_reads_as_it_was_written() =>
        Gen.Select(Pdus, OptionalParameters, Gen.UInt).Sample((body, tlvs, sequence) =>
        {
            var pdu = body with { OptionalParameters = tlvs, SequenceNumber = sequence };
            var octets = PduCodec.Encode(pdu);

            var read = PduCodec.Decode(octets);

            read.GetType().ShouldBe(pdu.GetType());
            PduCodec.Encode(read).ShouldBe(octets);
            if (read is MessagePdu message)
                message.ShortMessage.ShouldBe(((MessagePdu)pdu).ShortMessage);
        });

    [Theory]
    [InlineData(CommandId.EnquireLink)]
    [InlineData(CommandId.EnquireLinkResp)]
    [InlineData(CommandId.Unbind)]
    [InlineData(CommandId.UnbindResp)]
    [InlineData(CommandId.GenericNack)]
    public void A_pdu_without_a_body_is_its_header(object id)
    {
        var octets = PduCodec.Encode(new HeaderPdu((CommandId)id) { SequenceNumber = 7, CommandStatus = CommandStatus.SystemError });

        octets.Length.ShouldBe(PduCodec.HeaderLength);
        PduCodec.Decode(octets).ShouldBeOfType<HeaderPdu>().ToString().ShouldBe($"{id} SystemError #7");
    }

    [Fact]
    public void Any_octets_are_a_pdu_or_the_codecs_own_fault() =>
        Gen.Byte.Array[0, 200].Sample(octets => NeverAnythingElse(octets));

    [Fact]
    public void Any_body_behind_a_good_header_is_a_pdu_or_the_codecs_own_fault() =>
        Gen.Select(Gen.OneOf(Enum.GetValues<CommandId>()), Gen.Byte.Array[0, 120]).Sample((id, body) =>
        {
            var header = PduCodec.Encode(new HeaderPdu(id) { SequenceNumber = 1 });
            byte[] octets = [.. header, .. body];
            octets[3] = (byte)octets.Length;
            NeverAnythingElse(octets);
        });

    [Fact]
    public void A_changed_octet_of_a_pdu_is_a_pdu_or_the_codecs_own_fault() =>
        Gen.Select(Pdus, OptionalParameters, Gen.Int[0, 10_000], Gen.Byte).Sample((pdu, tlvs, at, octet) =>
        {
            var octets = PduCodec.Encode(pdu with { OptionalParameters = tlvs });
            octets[at % octets.Length] = octet;
            NeverAnythingElse(octets);
        });

    [Fact]
    public void A_bind_has_the_octets_of_the_specification()
    {
        var octets = PduCodec.Encode(new BindPdu(CommandId.BindTransmitter)
        {
            SystemId = "SMPP3TEST",
            Password = "secret08",
            SystemType = "SUBMIT1",
            AddrTon = 1,
            AddrNpi = 1,
            SequenceNumber = 1,
        });

        // The example of section 3.2.1.1, with interface version 3.4
        Convert.ToHexString(octets).ShouldBe(
            "0000002F000000020000000000000001534D50503354455354007365637265743038005355424D4954310034010100");
    }

    [Fact]
    public void What_a_pdu_holds_is_not_printed()
    {
        new BindPdu(CommandId.BindTransceiver) { Password = "a secret", SequenceNumber = 3 }.ToString().ShouldBe("BindTransceiver Ok #3");
        new MessagePdu(CommandId.SubmitSm) { DestinationAddr = Some.Phone }.ToString().ShouldNotContain(Some.Phone);
    }

    [Fact]
    public async Task A_line_gives_one_pdu_after_the_other_and_then_ends()
    {
        var ct = TestContext.Current.CancellationToken;
        var one = PduCodec.Encode(new HeaderPdu(CommandId.EnquireLink) { SequenceNumber = 1 });
        var two = PduCodec.Encode(new MessageRespPdu(CommandId.SubmitSmResp) { MessageId = "42", SequenceNumber = 2 });
        using var line = new MemoryStream([.. one, .. two]);

        (await PduStream.ReadAsync(line, ct)).ShouldBe(one);
        (await PduStream.ReadAsync(line, ct)).ShouldBe(two);
        (await PduStream.ReadAsync(line, ct)).ShouldBeNull();
    }

    [Theory]
    [InlineData("00000003")]
    [InlineData("7FFFFFFF0000000000000000")]
    public async Task A_length_that_cannot_be_one_is_the_codecs_own_fault(string hex)
    {
        using var line = new MemoryStream(Convert.FromHexString(hex));

        await Should.ThrowAsync<SmppFormatException>(
            async () => await PduStream.ReadAsync(line, TestContext.Current.CancellationToken));
    }

    private static void NeverAnythingElse(byte[] octets)
    {
        try
        {
            if (PduCodec.Decode(octets) is not MessagePdu message)
                return;
            foreach (var isPacked in new[] { false, true })
                _ = TextCodec.Join([new TextCodec(Alphabet.Gsm7, isPacked, Concatenation.Udh8).Read(message)]);
            _ = DeliveryReceipt.Read(message);
        }
        catch (SmppFormatException)
        {
            // Its own.
        }
    }
}
