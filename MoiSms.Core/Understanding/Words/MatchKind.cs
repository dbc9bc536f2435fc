namespace MoiSms.Core.Understanding.Words;

/// <summary>How a word of a text was recognised; each way is a little less sure than the one before.</summary>
internal enum MatchKind
{
    Exact,
    Affix,
    Skeleton,
    Typo,
}
