using CsCheck;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

public sealed class PropertyTests
{
    private static readonly string[] Texts = [.. Engine.Labelled("dev.jsonl").Select(text => text.Text)];

    private static readonly string[] Questions = [.. Engine.Labelled("dev.jsonl")
        .Where(text => Intents.FromName(text.Intent) is { } intent && (intent.IsPersonal() || intent == Intent.Guide))
        .Select(text => text.Text)];

    /// <summary>Texts with one word that is long enough to be recognised when one letter of it is wrong.</summary>
    private static readonly (string Text, string Word)[] Long =
    [
        ("متى تنتهي {0}", "اقامتي"), ("كم علي {0}", "مخالفات"), ("وين وصلت {0}", "معاملتي"),
        ("my {0} expiry date", "residency"), ("check {0} on my car", "violations"), ("when is my {0}", "appointment"),
        ("status of my {0}", "application"),
        ("where to do {0}", "fingerprint"), ("{0} expired?", "registration"), ("{0} of my car", "inspection"), ("renew my {0}", "passport"),
    ];

    private static readonly Gen<string> Anything = Gen.Frequency(
        (3, Gen.String[Gen.Char, 0, 300]),
        (1, Gen.String[Gen.Char, 2000, 3000]),
        (2, Gen.String[Gen.Char['\u0600', '\u06FF'], 0, 200]),
        (2, Gen.String[Gen.Char['\uD7F0', '\uE010'], 0, 50]),
        (2, Gen.String[Gen.Char['\0', '\u00FF'], 0, 200]));

    [Fact]
    public void Any_string_is_understood_somehow_and_twice_the_same() =>
        Anything.Sample(text =>
        {
            var first = Engine.Read(text);
            var second = Engine.Read(text);
            first.Confidence.ShouldBeInRange(0, 1);
            (first.Intent, first.Slots, first.Language).ShouldBe((second.Intent, second.Slots, second.Language));
        });

    [Fact]
    public void Hamza_taa_yaa_tatweel_vowels_and_invisible_marks_change_nothing() =>
        Gen.Select(Of(Texts), Gen.Int[0, int.MaxValue]).Sample((text, seed) => Same(text, Respelled(text, new(seed))));

    [Fact]
    public void Digits_mean_the_same_in_all_three_sets() =>
        Gen.Select(Of(Texts), Of('٠', '۰')).Sample((text, zero) =>
            Same(text, string.Concat(text.Select(c => char.IsAsciiDigit(c) && !HasLatin(text) ? (char)(zero + c - '0') : c))));

    [Fact]
    public void Capitals_change_nothing() => Of(Texts).Sample(text => Same(text, text.ToUpperInvariant()));

    [Fact]
    public void Courtesy_around_a_question_changes_nothing()
    {
        var atTheEdge = new HashSet<string>();
        foreach (var text in Questions)
        {
            var bare = Engine.Read(text);
            foreach (var before in (string[])["", "السلام عليكم ", "لو سمحت ", "مرحبا، "])
            {
                foreach (var after in (string[])["", " وشكرا", " الله يعطيكم العافية"])
                {
                    var polite = Engine.Read(before + text + after);
                    if (polite.Intent == bare.Intent)
                        continue;
                    (Offers(polite, bare) || Offers(bare, polite)).ShouldBeTrue(before + text + after);
                    atTheEdge.Add(text);
                }
            }
        }

        // Of all, one may be so close to a menu that two words more or less decide whether it is asked with one.
        atTheEdge.Count.ShouldBeLessThanOrEqualTo(1);

        static bool Offers(TextUnderstanding menu, TextUnderstanding other) => menu.Alternatives.Any(one => one.Intent == other.Intent);
    }

    // There are few enough cases to try every one: no seed can find another.
    [Fact]
    public void One_slip_in_a_long_word_is_forgiven()
    {
        foreach (var (text, word) in Long)
        {
            var right = Engine.Read(Filled(text, word));
            foreach (var slip in Slips(word))
            {
                var wrong = Engine.Read(Filled(text, slip));
                wrong.Language.ShouldBe(right.Language, slip);
                // Read the same, offered, or not understood: never answered as something else.
                if (wrong is { Intent: Intent.Unknown, Alternatives.Count: 0 })
                    continue;
                if (wrong.Alternatives.Count == 0)
                    (wrong.Intent, wrong.Slots).ShouldBe((right.Intent, right.Slots), slip);
                else
                    wrong.Alternatives.ShouldContain(one => one.Intent == right.Intent && one.Slots == right.Slots, slip);
            }
        }
    }

    [Theory]
    [InlineData("اقامة", Intent.Residency)]
    [InlineData("مخالفات", Intent.Violations)]
    [InlineData("جواز", Intent.Passport)]
    [InlineData("معاملة", Intent.Application)]
    public void Prefixes_and_pronouns_change_nothing(string noun, Intent intent)
    {
        foreach (var prefix in new[] { "", "ال", "وال", "بال", "لل", "ل", "ب", "و" })
            Engine.Read(prefix + noun).Intent.ShouldBe(intent, prefix);
        foreach (var pronoun in new[] { "ي", "ك", "ه", "ها", "نا", "كم", "هم" })
            Engine.Read(noun.Replace('ة', 'ت') + pronoun).Intent.ShouldBe(intent, pronoun);
    }

    [Fact]
    public void The_work_grows_no_faster_than_the_text()
    {
        // Memory stands for work here: it is the same on every run, and a quadratic step would show in it.
        const string Piece = "متى تنتهي اقامتي 288020122596 and mo5alafat xqzvw ";
        var small = Allocated(string.Concat(Enumerable.Repeat(Piece, 4)));
        var large = Allocated(string.Concat(Enumerable.Repeat(Piece, 32)));
        (large / (double)small).ShouldBeLessThan(12);
    }

    private static string Filled(string text, string word) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, word);

    // From the third letter on: a letter left out, doubled, swapped with the next, or one that does not belong there.
    private static IEnumerable<string> Slips(string word)
    {
        for (var at = 2; at < word.Length - 1; at++)
        {
            yield return word.Remove(at, 1);
            yield return word.Insert(at, word[at].ToString());
            yield return string.Concat(word.AsSpan(0, at), word[at + 1].ToString(), word[at].ToString(), word.AsSpan(at + 2));
            yield return word.Insert(at, word[0].ToString());
        }
    }

    private static long Allocated(string text)
    {
        Engine.Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Engine.Read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static bool HasLatin(string text) => text.Any(char.IsAsciiLetter);

    private static void Same(string text, string other)
    {
        var expected = Engine.Read(text);
        var found = Engine.Read(other);
        (found.Intent, found.Slots, found.Language).ShouldBe((expected.Intent, expected.Slots, expected.Language), other);
    }

    private static string Respelled(string text, Random random) =>
        string.Concat(text.Select(c => random.Next(3) > 0 ? c.ToString() : c switch
        {
            'أ' or 'إ' or 'آ' => "ا",
            'ة' => "ه",
            'ى' => "ي",
            'ي' => "ی",
            'ك' => "ک",
            'ل' or 'م' or 'ن' => c + "\u064E",
            'س' or 'ب' => c + "ـ",
            'ت' => c + "\u200C",
            'e' or 'a' => c + "\u200C",
            _ => c.ToString(),
        }));
}
