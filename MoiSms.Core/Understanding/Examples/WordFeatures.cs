using System.Runtime.CompilerServices;
using MoiSms.Core.Understanding.Normalising;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The words of a text, neighbours in pairs, and the pieces of four letters inside each word, which endings and typos change least.
/// Numbers are told apart up to three digits; codes only by their kind.
/// </summary>
internal static class WordFeatures
{
    private const int PieceLength = 4;
    private const char Edge = '_';
    private const int NumberReach = 5;

    /// <summary>What stands before the first word.</summary>
    public static uint Before => FeatureHash.Start(Kinds.Pair);

    /// <summary>Adds the slot of each piece, as often as it occurs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(in TextParts parts, List<int> slots)
    {
        WriteCodes(parts, slots);
        var before = Before;
        foreach (var token in parts.Tokens)
            WriteOne(token, ref before, slots);

        if (parts.Tokens.Count > 0)
            slots.Add(FeatureHash.Slot(FeatureHash.Pair(before, 0, Kinds.Pair)));
        WriteNumbers(parts.Tokens, slots);
    }

    /// <summary>Adds the slots of one word: of itself, of the pair that it makes with the word before it, and of its pieces.</summary>
    /// <param name="before">The hash of the word before it (<see cref="Before"/> for the first); becomes its own.</param>
    public static void WriteOne(in Token token, ref uint before, List<int> slots)
    {
        var word = Word(token);
        slots.Add(FeatureHash.Slot(word));
        slots.Add(FeatureHash.Slot(FeatureHash.Pair(before, word, Kinds.Pair)));
        before = word;
        if (token.Kind is TokenKind.Arabic or TokenKind.Latin)
            WritePieces(token.Key, slots);
    }

    // "From 20 to 22" is not "from 22 to 20", whatever stands between.
    private static void WriteNumbers(List<Token> tokens, List<int> slots)
    {
        var last = -1;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Number || tokens[i].Key.Length > 3)
                continue;
            if (last >= 0 && i - last <= NumberReach)
                slots.Add(FeatureHash.Slot(FeatureHash.Pair(Word(tokens[last]), Word(tokens[i]), Kinds.NumberPair)));
            last = i;
        }
    }

    /// <summary>The hash of a whole word.</summary>
    public static uint Word(in Token token)
    {
        var start = FeatureHash.Start(Kinds.Word);
        return token.Kind switch
        {
            TokenKind.Number when token.Key.Length > 3 => FeatureHash.Add(FeatureHash.Start(Kinds.LongNumber), (char)token.Key.Length),
            TokenKind.Other => FeatureHash.Start(Kinds.OtherScript),
            _ => FeatureHash.Add(start, token.Key),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WritePieces(ReadOnlySpan<char> key, List<int> slots)
    {
        Span<char> word = stackalloc char[key.Length + 2];
        word[0] = Edge;
        key.CopyTo(word[1..]);
        word[^1] = Edge;
        for (var from = 0; from + PieceLength <= word.Length; from++)
            slots.Add(FeatureHash.Slot(FeatureHash.Add(FeatureHash.Start(Kinds.Piece), word.Slice(from, PieceLength))));
    }

    private static void WriteCodes(in TextParts parts, List<int> slots)
    {
        var codes = parts.Codes;
        var length = parts.Tokens.Count switch { 0 => 0, 1 => 1, 2 => 2, <= 5 => 5, <= 10 => 10, <= 20 => 20, _ => 40 };
        Code(Kinds.Length, length);
        if (codes.CivilId is not null || codes.WrongCivilId)
            Code(Kinds.Code, 1);
        if (codes.Plate is not null)
            Code(Kinds.Code, 2);
        else if (codes.Reference is not null)
            Code(Kinds.Code, 3);
        if (codes.Lat is not null || codes.MapLink)
            Code(Kinds.Code, 4);
        if (codes.OtherLink)
            Code(Kinds.Code, 5);

        void Code(uint kind, int which) => slots.Add(FeatureHash.Slot(FeatureHash.Add(FeatureHash.Start(kind), (char)which)));
    }

    private static class Kinds
    {
        public const uint Word = 1;
        public const uint Pair = 2;
        public const uint Piece = 3;
        public const uint Code = 4;
        public const uint Length = 5;
        public const uint LongNumber = 6;
        public const uint OtherScript = 7;
        public const uint NumberPair = 8;
    }
}
