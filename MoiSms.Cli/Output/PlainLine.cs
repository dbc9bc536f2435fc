using System.Globalization;

namespace MoiSms.Cli.Output;

/// <summary>A line for people, with what others wrote in it.</summary>
internal static class PlainLine
{
    /// <summary>
    /// In the invariant culture, without control characters: what somebody texted could otherwise move the terminal's cursor.
    /// </summary>
    public static string Of(FormattableString line) =>
        string.Concat(line.ToString(CultureInfo.InvariantCulture).Select(letter => char.IsControl(letter) ? ' ' : letter));
}
