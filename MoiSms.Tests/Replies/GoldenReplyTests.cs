using System.Globalization;
using System.Text;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using MoiSms.Tests.Infrastructure;
using Xunit;

namespace MoiSms.Tests.Replies;

/// <summary>Replies as people get them, in <c>golden/</c>: read them there. <c>UPDATE_GOLDEN=1</c> writes them anew.</summary>
public sealed class GoldenReplyTests(ComposerFixture fixture) : IClassFixture<ComposerFixture>
{
    public static TheoryData<string, Language> Files()
    {
        var data = new TheoryData<string, Language>();
        foreach (var file in ReplyCases.Files.Append("notices").Append("link"))
        {
            data.Add(file, Language.Arabic);
            data.Add(file, Language.English);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Replies_are_worded_as_their_golden_file_says(string file, Language language) =>
        Golden.ShouldMatch($"Replies/golden/{file}.{language.ToCode()}.txt", Worded(file, language));

    private string Worded(string file, Language language)
    {
        var text = new StringBuilder();
        var replies = file == "notices"
            ? Enum.GetValues<ReplyNotice>().Select(notice => ($"{notice}", fixture.Composer.Compose(notice, language)))
            : file == "link" ? ReplyCases.Link.Select(reply => ($"{reply.Words}", fixture.Composer.Compose(reply, language)))
            : ReplyCases.All(language).Where(each => each.File == file).Select(each => (each.Case, fixture.Composer.Compose(each.Context)));
        foreach (var (name, reply) in replies)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("=== ").Append(name).Append('\n');
            Page(text, reply.Text);
            foreach (var page in reply.MorePages)
                Page(text.Append("--- more\n"), page);
            for (var i = 0; i < reply.Menu.Count; i++)
                text.Append(
                    $"[{i + 1} = {reply.Menu[i].Intent.ToName()} {reply.Menu[i].Slots.Service} {reply.Menu[i].Slots.Place}".TrimEnd())
                        .Append("]\n");
        }

        return text.ToString();
    }

    private static void Page(StringBuilder text, string page)
    {
        var segments = SmsSegmenter.Count(page);
        text.Append(page).Append(CultureInfo.InvariantCulture, $"\n[{segments.Encoding} {segments.Units}, parts {segments.Parts}]\n");
    }
}
