using System.Text;
using MoiSms.Core.Understanding.Examples;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding.Examples;

/// <summary>Words of several languages with one meaning.</summary>
public sealed class IdeaIndexTests
{
    private static readonly IdeaSpelling[] Spellings =
    [
        new("refuse", "refuse"), new("refuse", "رفض"), new("refuse", "ayaw"), new("come-back", "return"), new("come-back", "come back"),
        new("back", "back"), new("country", "out of the country"), new("refund", "return"),
    ];

    private readonly Vocabulary glue = new();
    private readonly IdeaIndex index;

    public IdeaIndexTests()
    {
        glue.Add("of", WordTags.Glue);
        glue.Add("the", WordTags.Glue);
        index = IdeaIndex.Of(Spellings, glue);
    }

    [Theory]
    [InlineData("they refused", "he will refuse")]
    [InlineData("الشركة ترفض", "ayaw nila")]
    [InlineData("والرفض", "refuses")]
    [InlineData("out the country", "out of country")]
    public void It_is_the_same_in_every_language_with_its_prefixes_and_endings(string one, string other)
    {
        Find(one).ShouldNotBeEmpty();
        Find(one).ShouldBe(Find(other));
    }

    [Fact]
    public void A_longer_phrase_is_taken_before_the_words_in_it()
    {
        Find("come back").ShouldBe([Find("return")[0]], "its second idea, refund, has no such phrase");
        Find("back").ShouldNotBe(Find("come back"));
    }

    [Fact]
    public void A_word_with_two_meanings_has_both_ideas() => Find("return").Count.ShouldBe(2);

    [Theory]
    [InlineData("country")]
    [InlineData("out")]
    [InlineData("come")]
    [InlineData("")]
    public void A_word_that_only_phrases_know_says_nothing_alone(string text) => Find(text).ShouldBeEmpty();

    [Fact]
    public void A_text_of_nothing_but_words_that_phrases_skip_takes_no_longer_for_it()
    {
        var lookups = new Vocabulary();
        foreach (var word in (string[])["of", "the"])
            lookups.Add(word, WordTags.Glue);
        var known = IdeaIndex.Of([new("out", "out of the"), new("of", "of the of the out")], lookups);
        known.Find(Tokens(string.Join(' ', Enumerable.Repeat("of the", 500))), lookups).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
            index.Write(writer);
        file.Position = 0;
        using var reader = new BinaryReader(file);
        new IdeaIndex(reader).Find(Tokens("they refuse to come back"), glue).ConvertAll(idea => idea.Hash)
            .ShouldBe(Find("they refuse to come back"));
    }

    private List<uint> Find(string text) => index.Find(Tokens(text), glue).ConvertAll(idea => idea.Hash);

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        Tokeniser.Tokenise(TextFolder.Fold(text), tokens);
        return tokens;
    }
}
