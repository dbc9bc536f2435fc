using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Replies;

/// <summary>Answers about every service that ships, its own questions beside its card.</summary>
public sealed class SaidOnceTests
{
    private static readonly Ask[] Points =
        [Ask.Fee, Ask.Papers, Ask.Steps, Ask.Where, Ask.Duration, Ask.Conditions, Ask.Expiry, Ask.Count, Ask.Status];

    [Theory]
    [InlineData(Language.Arabic)]
    [InlineData(Language.English)]
    public void No_line_of_a_reply_is_said_twice(Language language)
    {
        var library = ContentLibrary.Load(RepositoryFiles.Content);
        var composer = ReplyComposer.Load(RepositoryFiles.Content, new ReferenceContent(library), new ReplyOptions());
        var replies =
            from service in library.Services.Values
            where service.Id != ServiceGuide.NotOurs
            from question in service.Questions
            from point in Points
                // The card may be meant as well, or the question that alone is about the point.
            from other in service.Questions
                .Where(one => Asks.FromName(one.Asks) == point && one != question).Select(one => one.Id).Prepend("")
            select (Name: $"{service.Id}/{question.Id} {point} {other}", Heard: new TextUnderstanding
            {
                Intent = Intent.Guide,
                Slots = new Slots { Service = service.Id },
                Asks = [point, Ask.CanI],
                Point = question.Id,
                OtherPoint = other,
                Language = language,
                Confidence = 0.9,
                Why = [],
            });

        var twice = replies.Where(reply => Lines(reply.Heard).GroupBy(line => line).Any(same => same.Count() > 1));

        twice.Select(reply => reply.Name).ShouldBeEmpty();

        IEnumerable<string> Lines(TextUnderstanding heard) =>
            composer.Compose(Some.Own(Intent.Guide, language) with { Understanding = heard }).Text
                .Split('\n').Where(line => line.Length > 0);
    }
}
