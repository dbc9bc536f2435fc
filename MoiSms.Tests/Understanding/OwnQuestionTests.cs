using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

/// <summary>Which of a service's own questions a text asks, and that a plain question about the service asks none.</summary>
public sealed class OwnQuestionTests
{
    [Theory]
    [InlineData("the company pressed reject on my exit permit, whom do i complain to", "exit-permit", "employer-refuses")]
    [InlineData("my sister was on a visit and left three days late, what is the fine", "overstay-fines", "visit")]
    [InlineData("كم يوم معانا نسوي اقامة البيبي قبل الغرامة", "residency-newborn", "deadline")]
    [InlineData("هل القزاز المظلل يعدي بالفحص الفني", "vehicle-inspection", "tinted-windows")]
    [InlineData("how to move from 18 to 22", "residency-transfer", "work-to-family")]
    [InlineData("how to move from 22 to 18", "residency-transfer", "family-to-work")]
    [InlineData("how early may we renew the residency", "residency-renew", "early")]
    public void The_words_that_tell_its_questions_apart_decide(string text, string service, string point)
    {
        var understanding = Engine.Read(text);
        understanding.Slots.Service.ShouldBe(service);
        understanding.Point.ShouldBe(point);
    }

    [Theory]
    [InlineData("how to renew the vehicle registration")]
    [InlineData("ابي اجدد جوازي شنو الاوراق")]
    [InlineData("how to get a driving licence")]
    public void A_plain_question_is_left_to_the_card(string text) => Engine.Read(text).Point.ShouldBeNull();

    [Theory]
    [InlineData("is my brother allowed on a family visit? what salary must i have?")]
    [InlineData("do i need insurance for the transfer of a car? and who pays the fines on it?")]
    public void Two_questions_of_one_service_are_both_told(string text)
    {
        var understanding = Engine.Read(text);
        understanding.Point.ShouldNotBeNull();
        understanding.OtherPoint.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("i want to move from 22 to 18. how many weeks does it take", "how-long", "family-to-work")]
    [InlineData("my salary is 450. can my wife's mother come on a visit", "salary", "inlaws")]
    public void A_clause_without_a_sign_of_a_question_may_ask_the_second(string text, string first, string second)
    {
        var understanding = Engine.Read(text);
        (understanding.Point, understanding.OtherPoint).ShouldBe((first, second));
    }

    [Theory]
    [InlineData("how do i renew my car registration? i drive to work in it every day")]
    [InlineData("my father is old and walks with a stick. how do i extend his visit visa")]
    public void A_clause_that_only_tells_of_oneself_asks_no_second(string text) => Engine.Read(text).OtherPoint.ShouldBeNull();

    [Theory]
    [InlineData("my car was towed in salmiya this morning, where is it now")]
    [InlineData("سحبوا سيارتي من حولي اليوم، وين محجوزة")]
    public void Where_something_is_that_a_service_knows_of_asks_for_no_centre(string text)
    {
        var understanding = Engine.Read(text);
        (understanding.Intent, understanding.Slots.Service).ShouldBe((Intent.Guide, "vehicle-impound"));
        understanding.Point.ShouldBe("where-is-it");
    }

    [Theory]
    [InlineData("our electricity bill is double this month", "electricity-water")]
    [InlineData("موعد العيادة بمستشفى الفروانية شلون اغيره", "health")]
    [InlineData("صاحب العمارة زود علينا الايجار، يحق له", "rent")]
    [InlineData("how much does the philippine embassy take for an affidavit", "embassy")]
    public void Another_body_s_business_is_not_ours_and_names_whose_it_is(string text, string point)
    {
        var understanding = Engine.Read(text);
        understanding.Intent.ShouldBe(Intent.Unknown);
        understanding.Point.ShouldBe(point);
    }

    [Theory]
    [InlineData("do i need permission to repaint my car", "vehicle-renew/change-colour")]
    [InlineData("اقدر اشتري رقم لوحة مميز", "plates-replace/special-number")]
    public void What_no_service_is_about_is_named_as_such_and_answered(string text, string point)
    {
        var understanding = Engine.Read(text);
        understanding.Intent.ShouldBe(Intent.Unknown);
        understanding.Slots.ShouldBe(Slots.None);
        understanding.Point.ShouldBe(point);
    }

    [Theory]
    [InlineData("نسيت كلمة المرور")]
    [InlineData("الرقم السري لسهل نسيته")]
    [InlineData("forgot my sahel password")]
    public void A_password_is_asked_for_and_no_traffic_department(string text)
    {
        var read = Engine.Read(text);
        (read.Slots.Service, read.Point).ShouldBe(("contact", "password"));
    }

    [Theory]
    [InlineData("wifi password")]
    [InlineData("الرقم السري لبطاقة البنك")]
    [InlineData("نسيت باسورد الفيسبوك")]
    public void Other_peoples_passwords_are_none_of_ours(string text) => Engine.Read(text).Slots.Service.ShouldBeNull();

    [Fact]
    public void A_question_that_is_about_another_service_is_that_one_s()
    {
        var understanding = Engine.Read("my gcc resident visa ends, can i stay longer");
        (understanding.Intent, understanding.Slots.Service).ShouldBe((Intent.Guide, "visa-extend"));
        understanding.Point.ShouldBe("visa-gcc-resident/stay-longer");
    }

    [Theory]
    [InlineData("hahaha you are so funny bro")]
    [InlineData("عروض الجمعة خصم ٥٠ على العطور")]
    public void Talk_is_nobody_s_business(string text) => Engine.Read(text).Point.ShouldBeNull();

    [Fact]
    public void What_only_the_whole_text_asks_is_one_question() =>
        Engine.Read("الكفيل مو راضي على اذن المغادرة، وين اشتكي").Also.ShouldBeNull();
}
