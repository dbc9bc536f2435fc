namespace MoiSms.Core.Understanding.Words;

/// <summary>
/// A word or phrase, and by its tags the script it stands under: Arabic, Arabizi, English, or a loanword alike in both Latin kinds.
/// </summary>
internal readonly record struct Spelling(string Text, WordTags Tags, int Line);
