namespace MoiSms.Core.Understanding.Normalising;

internal enum TokenKind
{
    Arabic,

    /// <summary>Latin letters, perhaps with the digits of Arabizi among them.</summary>
    Latin,

    Number,

    /// <summary>Letters of other scripts.</summary>
    Other,
}
