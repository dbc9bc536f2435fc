using CsCheck;
using MoiSms.Core.Foundation.Values;
using MoiSms.Gateway.Smpp;
using MoiSms.Gateway.Smpp.Texts;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway.Smpp;

public sealed class TextCodecTests
{
    private const string GsmLetters = "@£$¥ABCabc 019\n^{}\\[~]|€àÉñ§";

    private static readonly Gen<string> GsmText =
        Gen.OneOf(GsmLetters.ToCharArray()).Array[0, 500].Select(letters => new string(letters));

    private static readonly Gen<string> AnyText =
        Gen.OneOf("ا", "ب", "ل", " ", "a", "1", "😀", "👩‍👩‍👧", "é", "e\u0301", "شُ").Array[0, 250]
            .Select(string.Concat);

    public static TheoryData<int, bool> Ways()
    {
        var ways = new TheoryData<int, bool>();
        foreach (var way in Enum.GetValues<Concatenation>())
        {
            ways.Add((int)way, false);
            ways.Add((int)way, true);
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_text_is_read_as_it_was_written_whatever_the_order_of_its_parts(int way, bool isPacked)
    {
        var codec = new TextCodec(Alphabet.Gsm7, isPacked, (Concatenation)way);
        Gen.OneOf(GsmText, AnyText).Sample(text =>
        {
            var parts = codec.Encode(text, 0xAB12).Reverse().Select(part => codec.Read(Message(part)));

            TextCodec.Join(parts.OrderBy(part => part.Part?.Number)).ShouldBe(text);
        });
    }

    [Theory]
    [InlineData((int)Concatenation.Udh8)]
    [InlineData((int)Concatenation.Sar)]
    public void A_text_goes_out_in_the_parts_that_the_service_counted(int way) =>
        Gen.OneOf(GsmText, AnyText).Sample(text =>
            new TextCodec(Alphabet.Gsm7, false, (Concatenation)way).Encode(text, 1).Count.ShouldBe(SmsSegmenter.Count(text).Parts));

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_part_is_longer_than_a_phone_takes_and_none_ends_inside_a_pair(int way, bool isPacked) =>
        Gen.OneOf(GsmText, AnyText).Sample(text =>
        {
            foreach (var part in new TextCodec(Alphabet.Gsm7, isPacked, (Concatenation)way).Encode(text, 1))
            {
                var isUcs2 = part.DataCoding == DataCodings.Ucs2;
                part.ShortMessage.Length.ShouldBeLessThanOrEqualTo(isUcs2 || isPacked ? 140 : 160);
                if (isUcs2 && part.ShortMessage.Length >= 2)
                    char.IsHighSurrogate((char)((part.ShortMessage[^2] << 8) | part.ShortMessage[^1])).ShouldBeFalse();
            }
        });

    [Fact]
    public void A_letter_that_two_parts_share_is_whole_again()
    {
        ReceivedPart Half(int number, params byte[] octets) => new(new PartReference(1, 2, number), Alphabet.Ucs2, octets);

        TextCodec.Join([Half(1, 0xD8, 0x3D), Half(2, 0xDE, 0x00)]).ShouldBe("😀");
    }

    [Fact]
    public void Packed_septets_are_those_of_the_specification()
    {
        // GSM 03.38's own: "hellohello"
        Convert.ToHexString(SeptetPacking.Pack(GsmAlphabet.Encode("hellohello")!)).ShouldBe("E8329BFD4697D9EC37");
        GsmAlphabet.Decode(SeptetPacking.Unpack(Convert.FromHexString("E8329BFD4697D9EC37"))).ShouldBe("hellohello");
        GsmAlphabet.Decode(SeptetPacking.Unpack(SeptetPacking.Pack(GsmAlphabet.Encode("1234567")!))).ShouldBe("1234567");
    }

    [Theory]
    [InlineData(0x00, "48656C6C6F", "Hello")]
    [InlineData(0x00, "1B65", "€")]
    [InlineData(0x01, "48656C6C6F", "Hello")]
    [InlineData(0x03, "E9", "é")]
    [InlineData(0x08, "0633064406270645", "سلام")]
    [InlineData(0x18, "0633064406270645", "سلام")]
    [InlineData(0xF0, "00", "@")]
    [InlineData(0xF4, "40", "@")]
    public void A_data_coding_says_how_letters_are_read(byte dataCoding, string octets, string text) =>
        Read(new MessagePdu(CommandId.DeliverSm) { DataCoding = dataCoding, ShortMessage = Convert.FromHexString(octets) }).ShouldBe(text);

    [Fact]
    public void A_payload_is_read_before_the_short_message() =>
        Read(new MessagePdu(CommandId.DeliverSm) { OptionalParameters = [new Tlv(TlvTag.MessagePayload, "long"u8.ToArray())] })
            .ShouldBe("long");

    [Theory]
    [InlineData("050003070302", 7, 3, 2)]
    [InlineData("06080412340302", 0x1234, 3, 2)]
    [InlineData("0A0504158100000003070302", null, null, null)] // a header that ends before what it names
    [InlineData("0B05041581000000030703022A", 7, 3, 2)] // ports before the parts
    [InlineData("050003070304", null, null, null)] // the fourth of three
    [InlineData("050003070101", null, null, null)] // the only one
    [InlineData("FF0003070302", null, null, null)]
    [InlineData("", null, null, null)]
    public void A_header_tells_which_part_it_is_or_nothing(string octets, int? reference, int? total, int? number)
    {
        var part = UserDataHeader.PartOf(Convert.FromHexString(octets + (octets.Length == 26 ? "" : "41")));

        part.ShouldBe(reference is null ? null : new PartReference(reference.Value, total!.Value, number!.Value));
    }

    private static string Read(MessagePdu message) =>
        TextCodec.Join([new TextCodec(Alphabet.Gsm7, false, Concatenation.Udh8).Read(message)]);

    private static MessagePdu Message(TextPart part) =>
        (MessagePdu)PduCodec.Decode(PduCodec.Encode(new MessagePdu(CommandId.DeliverSm)
        {
            EsmClass = part.EsmClass,
            DataCoding = part.DataCoding,
            ShortMessage = part.ShortMessage,
            OptionalParameters = part.OptionalParameters,
        }));
}
