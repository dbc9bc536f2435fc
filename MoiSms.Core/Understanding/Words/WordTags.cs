namespace MoiSms.Core.Understanding.Words;

/// <summary>What a word of the lexicon says about the language of a text.</summary>
[Flags]
internal enum WordTags
{
    None = 0,

    English = 1,

    /// <summary>Arabic in Latin letters.</summary>
    Arabizi = 2,

    /// <summary>Fills sentences (the, يا, please).</summary>
    Neutral = 4,

    /// <summary>May stand inside a phrase without breaking it (el, of, the).</summary>
    Glue = 8,

    /// <summary>Used the same way in English and Arabizi (visa, iqama): says nothing about the language.</summary>
    Loan = 16,

    /// <summary>Means something by itself, and not only inside a phrase.</summary>
    Telling = 32,
}
