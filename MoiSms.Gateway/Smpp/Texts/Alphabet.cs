namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>How the letters of a text are written.</summary>
internal enum Alphabet
{
    /// <summary>GSM 03.38 with its extension table; one septet an octet once it is unpacked.</summary>
    Gsm7,

    /// <summary>ISO 8859-1, and IA5 within it.</summary>
    Latin1,

    /// <summary>UTF-16, most significant octet first; it was UCS-2 once, and phones send surrogate pairs.</summary>
    Ucs2,
}
