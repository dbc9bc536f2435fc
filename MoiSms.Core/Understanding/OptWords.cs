using System.Collections.Frozen;

namespace MoiSms.Core.Understanding;

/// <summary>
/// The words on which Azure Communication Services itself stops or starts texting a number. Ours must agree with it, so they are no
/// content to be edited, and are taken only as the whole text. Arabic words, and freer ones, are read by the understanding.
/// </summary>
internal static class OptWords
{
    private static readonly FrozenDictionary<string, Intent> Words = new[]
    {
        ("STOP", Intent.Stop), ("ARRET", Intent.Stop), ("QUIT", Intent.Stop), ("END", Intent.Stop), ("REVOKE", Intent.Stop),
        ("OPT OUT", Intent.Stop), ("CANCEL", Intent.Stop), ("UNSUBSCRIBE", Intent.Stop), ("START", Intent.Start), ("UNSTOP", Intent.Start),
    }.ToFrozenDictionary(one => one.Item1, one => one.Item2, StringComparer.OrdinalIgnoreCase);

    /// <summary>Stop, Start, or null for any other text.</summary>
    public static Intent? Read(string text) => Words.TryGetValue(text.Trim(), out var intent) ? intent : null;
}
