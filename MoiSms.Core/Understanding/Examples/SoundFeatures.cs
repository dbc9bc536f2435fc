using System.Runtime.CompilerServices;
using MoiSms.Core.Understanding.Normalising;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The consonants of each word, which Arabic and Arabizi share (مخالفات and mo5alafat are both MXLFT), and neighbours in pairs: what
/// Arabic lines teach so holds for Arabizi.
/// </summary>
internal static class SoundFeatures
{
    private const uint Whole = 31;
    private const uint Two = 32;

    /// <summary>Adds the slot of each piece, as often as it occurs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(in TextParts parts, List<int> slots)
    {
        Span<char> sound = stackalloc char[Skeleton.MaxLength];
        var before = FeatureHash.Start(Two);
        foreach (var token in parts.Tokens)
        {
            if (token.Kind is not (TokenKind.Arabic or TokenKind.Latin))
            {
                before = FeatureHash.Start(Two);
                continue;
            }

            var length = Skeleton.Of(WithoutArticle(token), sound);
            if (length == 0)
                continue;
            var whole = FeatureHash.Add(FeatureHash.Start(Whole), sound[..length]);
            if (length > 1)
                slots.Add(FeatureHash.Slot(whole));
            slots.Add(FeatureHash.Slot(FeatureHash.Pair(before, whole, Two)));
            before = whole;
        }
    }

    private static ReadOnlySpan<char> WithoutArticle(in Token token)
    {
        var key = token.Key.AsSpan();
        var article = key.Length > 4 && (token.Kind == TokenKind.Arabic
            ? key.StartsWith("ال")
            : key.StartsWith("al") || key.StartsWith("el") || key.StartsWith("il"));
        return article ? key[2..] : key;
    }
}
