using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Replies.Templates;

/// <summary>One name of a content file with its texts in both languages.</summary>
internal sealed record WordingEntry(string Name, int Line, WordingText Ar, WordingText En)
{
    public WordingText In(Language language) => language == Language.English ? En : Ar;
}
