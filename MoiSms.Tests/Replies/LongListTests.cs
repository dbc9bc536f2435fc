using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Replies;

/// <summary>However many records a person has, an answer has few pages and says what it leaves out.</summary>
public sealed class LongListTests(ComposerFixture fixture) : IClassFixture<ComposerFixture>
{
    private const int MostPages = 15;

    [Theory]
    [InlineData(Language.Arabic)]
    [InlineData(Language.English)]
    public void A_long_list_says_how_many_it_leaves_out(Language language)
    {
        PersonRecords records = Some.Nobody with
        {
            Vehicles = [.. Enumerable.Range(1, 400).Select(number => Some.Car($"12/{number}", 100, 40))],
            Visas = [.. Enumerable.Range(1, 60).Select(number =>
                new Visa($"V77{number:000}", "family-visit", "approved", Some.Today, Some.Yesterday))],
            Appointments = [.. Enumerable.Range(1, 50).Select(number => Some.Slot($"{number}", number, 7))],
        };

        Ends(Intent.Vehicle, "380");
        Ends(Intent.Visa, "40");
        Ends(Intent.Appointment, "30");

        void Ends(Intent intent, string rest)
        {
            var pages = Pages(Some.Own(intent, language, records));
            pages.Count.ShouldBeLessThanOrEqualTo(MostPages);
            pages[^1].ShouldContain($": {rest}. ");
        }
    }

    [Theory]
    [InlineData(Language.Arabic, "برقمه.")]
    [InlineData(Language.English, "by its number.")]
    public void Pages_that_nobody_may_be_sent_in_a_day_are_left_out_and_the_last_one_says_so(Language language, string end)
    {
        var next = string.Join(' ', Enumerable.Repeat("راجع مركز الخدمة ومعك الأصل والصورة", 9));
        var records = Some.Nobody with
        {
            Applications = [.. Enumerable.Range(1, 80).Select(number =>
                new Application($"A{number:0000}", "licence-renew", "ready", Some.Today, next, Some.Yesterday))],
        };

        var pages = Pages(Some.Own(Intent.Application, language, records));

        pages.Count.ShouldBe(MostPages);
        pages[^1].ShouldEndWith(end);
        pages.ShouldAllBe(page => SmsSegmenter.Count(page).Parts <= 4);
    }

    [Theory]
    [InlineData(Language.Arabic)]
    [InlineData(Language.English)]
    public void A_menu_of_people_has_nine_lines_and_says_how_many_more_were_meant(Language language)
    {
        Dependant[] drivers =
            [.. Enumerable.Range(1, 5000).Select(number => new Dependant($"{290000000000 + number}", "driver", Some.Now))];
        var asked = new TextUnderstanding
        {
            Intent = Intent.Residency,
            Language = language,
            Slots = Slots.None,
            Confidence = 1,
            Alternatives = [.. drivers.Select(one => new Inquiry(Intent.Residency, Slots.None with { CivilId = one.CivilId }))],
        };

        var reply = fixture.Composer.Compose(
            Some.Question(Intent.Residency, language) with { Understanding = asked, Candidates = drivers });

        reply.Menu.Count.ShouldBe(9);
        string.Join('\n', reply.MorePages.Prepend(reply.Text)).ShouldContain(": 4991. ");
    }

    private List<string> Pages(ReplyContext context)
    {
        var reply = fixture.Composer.Compose(context);
        return [reply.Text, .. reply.MorePages];
    }
}
