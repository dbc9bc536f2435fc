using System.Reflection;
using System.Text.Json;
using MoiSms.Core.Replies;
using MoiSms.Core.Replies.Templates;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Replies;

public sealed class ReplyNameTests
{
    public static TheoryData<string> Replies() => [.. Enum.GetNames<AccessMessage>(), .. Enum.GetNames<ReplyNotice>()];

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_is_called_like_its_template(string reply) => TemplateKeys.All.ShouldContain(key => key.Name == InYaml(reply));

    [Fact]
    public void A_template_is_called_the_same_in_the_code_and_in_content()
    {
        var keys = typeof(TemplateKeys).GetFields(BindingFlags.Public | BindingFlags.Static);

        keys.ShouldNotBeEmpty();
        keys.Where(key => InYaml(key.Name) != ((TemplateKey)key.GetValue(null)!).Name).Select(key => key.Name).ShouldBeEmpty();
    }

    private static string InYaml(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
