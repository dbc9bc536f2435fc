namespace MoiSms.Core.Understanding.Words;

/// <summary>Known words, in which those without prefixes and endings are looked up.</summary>
internal interface IWords
{
    bool TryFind(ReadOnlySpan<char> key, out int word);

    /// <summary>Whether a word means something only together with others.</summary>
    bool IsOfPhrasesOnly(int word);

    /// <summary>Whether English endings may hang on it.</summary>
    bool TakesEnglishEndings(int word);
}
