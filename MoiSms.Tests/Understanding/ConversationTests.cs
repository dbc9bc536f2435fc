using System.Globalization;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

public sealed class ConversationTests
{
    private static readonly Inquiry AskedResidency = new(Intent.Residency, Slots.None);
    private static readonly Inquiry AskedLicenceRenewal = new(Intent.Guide, new() { Service = "licence-renew" });

    [Theory]
    [InlineData("and the licence?", Intent.Licence)]
    [InlineData("والرخصة؟", Intent.Licence)]
    [InlineData("what about vehicle registration", Intent.Vehicle)]
    [InlineData("وشنو عن الجواز", Intent.Passport)]
    public void A_bare_subject_after_a_record_asks_for_the_record_of_that_subject(string text, Intent intent) =>
        Engine.Read(text, new(Last: AskedResidency)).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("how do i renew it")]
    [InlineData("وشلون اجددها")]
    public void Renewing_it_after_a_record_is_the_guide_to_its_renewal(string text)
    {
        var understood = Engine.Read(text, new(Last: AskedResidency));
        understood.Intent.ShouldBe(Intent.Guide);
        understood.Slots.Service.ShouldBe("residency-renew");
    }

    [Fact]
    public void The_same_question_about_another_person_keeps_nothing_that_was_not_said() =>
        Engine.Read("and the licence?", new(Last: new(Intent.Residency, new() { CivilId = "288020122596" }))).Slots.CivilId.ShouldBeNull();

    [Theory]
    [InlineData("and the passport?", "passport-renew")]
    [InlineData("والدفتر؟", "vehicle-renew")]
    public void A_bare_subject_after_a_renewal_is_the_guide_to_its_renewal(string text, string service)
    {
        var understood = Engine.Read(text, new(Last: AskedLicenceRenewal));
        understood.Intent.ShouldBe(Intent.Guide);
        understood.Slots.Service.ShouldBe(service);
    }

    [Theory]
    [InlineData("how much is the fee")]
    [InlineData("شنو الاوراق")]
    public void A_question_about_fees_or_papers_after_a_guide_stays_with_it(string text) =>
        Engine.Read(text, new(Last: AskedLicenceRenewal)).Slots.Service.ShouldBe("licence-renew");

    [Fact]
    public void An_area_after_a_guide_asks_for_the_centre_there_that_does_it()
    {
        var understood = Engine.Read("السالمية", new(Last: AskedLicenceRenewal));
        understood.Intent.ShouldBe(Intent.Centre);
        understood.Slots.ShouldBe(new Slots { Place = "salmiya", Service = "licence-renew" });
    }

    [Theory]
    [InlineData("متى تنتهي اقامتي وكم علي مخالفات", Intent.Residency, Intent.Violations)]
    [InlineData("when does my passport expire and how many fines do i have?", Intent.Passport, Intent.Violations)]
    [InlineData("متى تنتهي اقامتي ورخصتي", Intent.Residency, Intent.Licence)]
    [InlineData("is my licence valid? how to renew passport", Intent.Licence, Intent.Guide)]
    [InlineData("how to renew passport and is my licence valid", Intent.Licence, Intent.Guide)]
    [InlineData("كيف اجدد رخصتي ومتى تنتهي اقامتي", Intent.Residency, Intent.Guide)]
    public void Two_questions_in_one_text_are_both_found(string text, Intent one, Intent other)
    {
        var understood = Engine.Read(text);
        var also = understood.Also.ShouldNotBeNull();
        new[] { understood.Intent, also.Intent }.ShouldBe([one, other], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Hello, my company is closed, when does my residency expire? thanks")]
    [InlineData("i lost my phone and inside i have my civil id picture and bank card, how to make a lost report")]
    [InlineData("my parents came on a family visit, they cannot fly back, how to extend their visa")]
    [InlineData("they deported us last year and we left our cars behind, how can we come back")]
    [InlineData("took the lease to the office for my new address and they refused the flat, my residency is ending, how to change it")]
    [InlineData("my card has ended and my residency is renewed, where do i renew the card")]
    [InlineData("someone called from the police and said i have a fine, i gave my card number and money was taken")]
    [InlineData("رخصتي انتهت، هل ادفع المخالفات قبل تجديدها؟")]
    [InlineData("بدلت جوازي وفيه اقامة سارية، كيف انقلها")]
    public void A_story_around_one_question_is_no_second_question(string text) => Engine.Read(text).Also.ShouldBeNull();

    [Theory]
    [InlineData("👍", null, Language.Arabic)]
    [InlineData("👍", Language.English, Language.English)]
    [InlineData("482913", Language.English, Language.English)]
    [InlineData("شكرا", Language.English, Language.Arabic)]
    [InlineData("thanks", Language.Arabic, Language.English)]
    public void A_text_without_letters_keeps_the_language_of_the_last_reply(string text, Language? last, Language expected) =>
        Engine.Read(text, new(last)).Language.ShouldBe(expected);

    [Theory]
    [InlineData("residency passport licence")]
    [InlineData("الاقامة الجواز")]
    public void Records_named_side_by_side_are_asked_about_or_summed_up(string text)
    {
        var understood = Engine.Read(text);
        (understood.Intent == Intent.Profile || understood.Alternatives.Count > 1).ShouldBeTrue();
    }

    [Theory]
    [InlineData("three hours standing for one stamp and nobody even said sorry")]
    [InlineData("the officer shouted at my father in front of everyone, he is seventy and came only to renew his card")]
    [InlineData("الموظف يقلب بجواله والناس واقفة على رجولها")]
    [InlineData("ليتكم تزيدون الموظفين بدل ما تزيدون الغرامات")]
    public void An_opinion_is_noted_whatever_it_names(string text) => Engine.Read(text).Intent.ShouldBe(Intent.Feedback);

    // Each training makes some of them surer complaints and others none: at least one stands at the edge.
    [Fact]
    public void A_complaint_that_may_ask_for_something_is_no_feedback()
    {
        string[] texts =
        [
            "they say third loss means no passport for me. citizen, not a criminal. is that the law",
            "my dead father gets fines, God rest him, must we pay", "الدورية رفضت الدفتر اللي بالموبايل، صح كلامهم؟",
            "وين ابصم بدون طابور الموت", "sahel not taking the fine", "site of yours gives 'not allowed' when I press renew",
            "my brother waited all day at the traffic department and they lost his file, how can he get a new one",
            "شركتي ما جددت وطلعت مخالف",
        ];
        var doubtful = texts.Select(text => Engine.Read(text)).Where(read => OfFeedback(read) is > 0 and < 0.55).ToList();

        doubtful.ShouldNotBeEmpty();
        doubtful.ShouldAllBe(read => read.Intent == Intent.Guide);

        // What the examples give feedback where nothing is likelier; both readers together may give it a little more.
        static double OfFeedback(TextUnderstanding read) =>
            read.Why.First(why => why.StartsWith("examples: ", StringComparison.Ordinal)).Split(' ') is [_, "feedback", var given]
                ? double.Parse(given, CultureInfo.InvariantCulture)
                : 0;
    }

    [Theory]
    [InlineData("شكرا على حسن شرحكم يا اخوان", Intent.Thanks)]
    [InlineData("thanks for explaining it so clearly", Intent.Thanks)]
    [InlineData("shukran jazeelan 3ala sor3at el rad", Intent.Thanks)]
    [InlineData("thanks, my maid ran away yesterday", Intent.Guide)]
    [InlineData("مشكورين بس ما وصلني منكم رد", Intent.Feedback)]
    [InlineData("thanks stop", Intent.Stop)]
    [InlineData("mashkooreen, wain a2arab markaz", Intent.Centre)]
    public void Thanks_with_its_reason_is_thanks_and_beside_a_question_is_none(string text, Intent intent) =>
        Engine.Read(text).Intent.ShouldBe(intent);

    [Fact]
    public void Each_line_of_a_menu_asks_the_point_that_the_text_asked()
    {
        string[] texts = ["cost of renewal", "fee of the card", "how much is the card and the permit", "كم رسوم التجديد"];
        var menus = texts.Select(text => Engine.Read(text)).Where(understood => understood.Alternatives.Count > 1).ToList();
        menus.ShouldNotBeEmpty();
        menus.SelectMany(understood => understood.Alternatives).ShouldAllBe(one => one.Asks.Contains(Ask.Fee));
    }

    [Fact]
    public void A_doubtful_personal_reading_comes_with_its_alternatives()
    {
        var understood = Engine.Read("visa passport");
        understood.Alternatives.Count.ShouldBeGreaterThanOrEqualTo(2);
        understood.Confidence.ShouldBeLessThanOrEqualTo(0.5);
        understood.Alternatives[0].Intent.ShouldBe(understood.Intent);
    }
}
