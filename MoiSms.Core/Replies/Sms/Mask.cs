namespace MoiSms.Core.Replies.Sms;

/// <summary>Document numbers as replies show them: enough to tell one's own documents apart, too little for anybody else.</summary>
internal static class Mask
{
    private const string Hidden = "****";

    /// <summary>The last 4 characters of 8 or more, the last 3 of 6 or 7, none of a shorter one.</summary>
    public static string Number(string number)
    {
        var shown = number.Length switch { >= 8 => 4, >= 6 => 3, _ => 0 };
        return string.Concat(Hidden, number.AsSpan(number.Length - shown));
    }
}
