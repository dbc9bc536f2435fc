using System.Text;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>Texts as messages and back: GSM 03.38 where it fits, else UCS-2; parts where one message is too short. Pure.</summary>
/// <param name="defaultAlphabet">What the centre means by data_coding 0.</param>
/// <param name="isPacked">Whether the centre packs septets. Nothing in a message tells.</param>
/// <param name="concatenation">How long texts go out.</param>
internal sealed class TextCodec(Alphabet defaultAlphabet, bool isPacked, Concatenation concatenation)
{
    /// <summary>The messages of a text, in their order.</summary>
    /// <param name="reference">The same on every try, so that a phone joins parts of two tries.</param>
    public IReadOnlyList<TextPart> Encode(string text, ushort reference)
    {
        var headerOctets = concatenation == Concatenation.Udh16 ? UserDataHeader.Length16 : UserDataHeader.Length8;
        var isGsm = defaultAlphabet == Alphabet.Gsm7 && SmsSegmenter.Count(text).Encoding == SmsEncoding.Gsm7;
        // A part in the alphabet within a text that is not would be joined all the same, but not by every phone.
        var parts = concatenation == Concatenation.Payload
            ? [text]
            : SmsSegmenter.Split(text, headerOctets, isGsm ? null : SmsEncoding.Ucs2);
        return [.. parts.Select((part, index) => Encode(
            part, isGsm, parts.Count == 1 ? null : new PartReference(reference, parts.Count, index + 1)))];
    }

    /// <summary>The part of a text that came; its letters, one septet an octet where they are GSM 03.38's.</summary>
    public ReceivedPart Read(MessagePdu message)
    {
        ReadOnlySpan<byte> data = message.UserData;
        var headerLength = message.HasUserDataHeader ? UserDataHeader.LengthOf(data) : 0;
        var part = (message.HasUserDataHeader ? UserDataHeader.PartOf(data) : null) ?? PartReference.Of(
            message.OptionalParameters.Number(TlvTag.SarMsgRefNum), message.OptionalParameters.Number(TlvTag.SarTotalSegments),
            message.OptionalParameters.Number(TlvTag.SarSegmentSeqnum));
        var alphabet = DataCodings.AlphabetOf(message.DataCoding, defaultAlphabet);
        var letters = data[headerLength..];
        return new ReceivedPart(
            part, alphabet, alphabet == Alphabet.Gsm7 && isPacked ? SeptetPacking.Unpack(letters, headerLength) : letters.ToArray());
    }

    /// <summary>The text of parts in their order. A letter that two parts share is whole again.</summary>
    public static string Join(IEnumerable<ReceivedPart> parts)
    {
        var text = new StringBuilder();
        var run = new List<byte>();
        Alphabet? alphabet = null;
        foreach (var part in parts)
        {
            if (alphabet is { } before && before != part.Alphabet)
                Flush(before);
            alphabet = part.Alphabet;
            run.AddRange(part.Letters);
        }

        if (alphabet is { } last)
            Flush(last);
        return text.ToString();

        void Flush(Alphabet of)
        {
            text.Append(Decode(of, [.. run]));
            run.Clear();
        }
    }

    private static string Decode(Alphabet alphabet, byte[] letters) => alphabet switch
    {
        Alphabet.Gsm7 => GsmAlphabet.Decode(letters),
        Alphabet.Ucs2 => Encoding.BigEndianUnicode.GetString(letters.AsSpan(0, letters.Length & ~1)),
        _ => Encoding.Latin1.GetString(letters),
    };

    private TextPart Encode(string text, bool isGsm, PartReference? part)
    {
        byte[] header = part is null ? [] : concatenation switch
        {
            Concatenation.Udh8 => UserDataHeader.Of8(part),
            Concatenation.Udh16 => UserDataHeader.Of16(part),
            _ => [],
        };
        var septets = isGsm ? GsmAlphabet.Encode(text)! : [];
        var letters = !isGsm ? Encoding.BigEndianUnicode.GetBytes(text)
            : isPacked ? SeptetPacking.Pack(septets, header.Length)
            : septets;
        var esmClass = header.Length > 0 ? MessagePdu.UserDataHeaderIndicator : (byte)0;
        var dataCoding = isGsm ? DataCodings.Default : DataCodings.Ucs2;
        return concatenation == Concatenation.Payload
            ? new TextPart(esmClass, dataCoding, [], [new Tlv(TlvTag.MessagePayload, letters)])
            : new TextPart(esmClass, dataCoding, [.. header, .. letters], part is not null && header.Length == 0 ? Sar(part) : []);
    }

    private static Tlv[] Sar(PartReference part) =>
    [
        Tlv.Of(TlvTag.SarMsgRefNum, (ushort)part.Reference),
        Tlv.Of(TlvTag.SarTotalSegments, (byte)part.Total),
        Tlv.Of(TlvTag.SarSegmentSeqnum, (byte)part.Number),
    ];
}
