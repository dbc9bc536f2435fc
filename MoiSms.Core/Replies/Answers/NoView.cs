namespace MoiSms.Core.Replies.Answers;

// What the templates of guidance, places and menus may name.

/// <summary>A template without variables.</summary>
internal sealed record NoView
{
    public static readonly NoView Instance = new();
}
