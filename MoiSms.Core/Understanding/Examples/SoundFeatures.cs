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

    /// <summary>What stands before the first word.</summary>
    public static uint Before => FeatureHash.Start(Two);

    /// <summary>Adds the slot of each piece, as often as it occurs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(in TextParts parts, List<int> slots)
    {
        var before = Before;
        foreach (var token in parts.Tokens)
            WriteOne(token, ref before, slots);
    }

    /// <summary>Adds the slots of one word: of its consonants, and of the pair that they make with those before.</summary>
    /// <param name="before">The hash of the consonants before it (<see cref="Before"/> for the first); becomes its own.</param>
    public static void WriteOne(in Token token, ref uint before, List<int> slots)
    {
        if (token.Kind is not (TokenKind.Arabic or TokenKind.Latin))
        {
            before = Before;
            return;
        }

        Span<char> sound = stackalloc char[Skeleton.MaxLength];
        var length = Skeleton.Of(WithoutArticle(token), sound);
        if (length == 0)
            return;
        var whole = FeatureHash.Add(FeatureHash.Start(Whole), sound[..length]);
        if (length > 1)
            slots.Add(FeatureHash.Slot(whole));
        slots.Add(FeatureHash.Slot(FeatureHash.Pair(before, whole, Two)));
        before = whole;
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
