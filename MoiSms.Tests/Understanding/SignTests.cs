using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

/// <summary>What a text must hold before records are shown, or before a phone leaves or joins the service.</summary>
public sealed class SignTests
{
    [Theory]
    [InlineData("they said there are dues on me, how much", Intent.Violations)]
    [InlineData("هل علي قسايم مرور", Intent.Violations)]
    public void Who_says_on_me_asks_for_a_record_though_no_rule_names_it(string text, Intent intent) =>
        Engine.Read(text).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("the thing i submitted on sunday, did they accept it", Intent.Application)]
    [InlineData("اللي قدمت عليه الاسبوع الماضي انقبل ولا انرفض", Intent.Application)]
    [InlineData("the one i booked, is it still on tomorrow", Intent.Appointment)]
    [InlineData("حجزت الاسبوع اللي فات بس نسيت اليوم والساعة", Intent.Appointment)]
    public void Who_says_what_they_did_and_wait_for_asks_for_that_record_though_nothing_names_it(string text, Intent intent)
    {
        var read = Engine.Read(text);
        read.Intent.ShouldBe(intent);
        read.Alternatives.ShouldBeEmpty();
        read.Why[0].ShouldBe($"{intent.ToName()}: examples");
    }

    [Theory]
    [InlineData("is my licence ready", Intent.Licence)]
    [InlineData("has my residency been renewed", Intent.Residency)]
    [InlineData("هل جوازي جاهز", Intent.Passport)]
    public void Who_asks_whether_a_document_is_ready_waits_for_what_was_applied_for(string text, Intent document)
    {
        var read = Engine.Read(text);
        read.Intent.ShouldBe(document);
        read.AsksIfReady.ShouldBeTrue();
    }

    [Theory]
    [InlineData("غرامة دفتر السيارة المنتهي", "vehicle-renew")]
    [InlineData("residence link with new passport", "residency-new-passport")]
    public void A_service_that_is_asked_for_with_two_records_is_no_menu_of_these(string text, string service)
    {
        var read = Engine.Read(text);
        (read.Slots.Service, read.Alternatives.Count).ShouldBe((service, 0));
    }

    [Theory]
    [InlineData("status of my passport application")]
    [InlineData("معاملة اقامتي وين وصلت")]
    [InlineData("my licence application, any update")]
    public void An_application_for_a_document_is_an_application(string text) => Engine.Read(text).Intent.ShouldBe(Intent.Application);

    [Theory]
    [InlineData("is my licence still valid")]
    [InlineData("اقامتي طلعت valid ولا expired")]
    [InlineData("is my wife's residency ready")]
    [InlineData("is my residency ready and how many fines do i have")]
    public void Who_asks_something_else_of_a_document_or_names_whose_does_not(string text) => Engine.Read(text).AsksIfReady.ShouldBeFalse();

    [Theory]
    [InlineData("what are the usual causes that a visit visa is refused")]
    [InlineData("is a bumper sticker a violation")]
    [InlineData("how do they decide which passports are grey")]
    public void A_question_about_nobodys_record_shows_none(string text) => Engine.Read(text).Intent.IsPersonal().ShouldBeFalse();

    [Theory]
    [InlineData("delete my account")]
    [InlineData("الخدمة ما تفيد، امسحوا حسابي")]
    [InlineData("Stop messaging me, which office is this?")]
    [InlineData("وقفوا الرسايل شنو هالازعاج")]
    public void A_listed_word_for_leaving_is_enough_in_a_question_too(string text) => Engine.Read(text).Intent.ShouldBe(Intent.Stop);

    [Theory]
    [InlineData("stop the car at the checkpoint, is it compulsory")]
    [InlineData("Win a gift card every week with our club! To unsubscribe text STOP")]
    [InlineData("rate this message service five stars")]
    [InlineData("registration expired?")]
    public void Such_a_word_about_something_else_is_no_leaving_and_no_joining(string text) =>
        Engine.Read(text).Intent.ShouldNotBeOneOf(Intent.Stop, Intent.Start, Intent.Register);

    [Theory]
    [InlineData("قيد عليكم حظر سفر، سددوا الرسوم فورا من www.moi-kuwait-pay.com")]
    [InlineData("unpaid fine no 5512, pay today http://fines.example/a1")]
    [InlineData("MOI: your iqama is blocked, update at kw-residency.info/renew")]
    [InlineData("رسوم تجديد الجواز مستحقة bit.ly/2kwPay")]
    [InlineData("pay your fine https://moi.gov.kw:443@pay.example/1")]
    [InlineData("pay your fine at moi.gov.kw-pay.com")]
    [InlineData("pay your fine http://kw.example/?from=moi.gov.kw")]
    [InlineData("pay your fine at https://notapple.com/kw")]
    [InlineData("your fine is due, pay http://moi-kw.example/map/pay")]
    [InlineData("MOI Hawalli office: pay your fine now https://moi-kw.top/pay")]
    [InlineData("لقد فزت بسيارة، ادخل بياناتك https://wheel-gift.example/kw")]
    [InlineData("your parcel waits, confirm your details at http://kw-box.example")]
    public void A_strangers_link_beside_our_matters_is_a_message_to_check(string text)
    {
        var read = Engine.Read(text);
        read.Intent.ShouldBe(Intent.Guide);
        read.Slots.Service.ShouldBe("scam-check");
        read.Also.ShouldBeNull();
    }

    [Theory]
    [InlineData("stop texting me about fines http://ads.example/x")]
    [InlineData("unsubscribe, fine www.ads.example")]
    public void Who_leaves_leaves_also_with_a_link(string text) => Engine.Read(text).Intent.ShouldBe(Intent.Stop);

    [Theory]
    [InlineData("how do i pay my fines at https://www.moi.gov.kw")]
    [InlineData("how to renew civil id in https://apps.apple.com/kw/app/sahel/id1581727068")]
    [InlineData("ابي ادفع المخالفات من www.moi.gov.kw.")]
    [InlineData("pay fine (www.moi.gov.kw)!")]
    [InlineData("pay my fine at https://eservices.moi.gov.kw:443/fines")]
    [InlineData("my residency fee.info and expired.me/my wife")]
    [InlineData("رسوم الزيارة https://www.kuna.net.kw/a كم")]
    [InlineData("passport renewal, my mail is someone@example.com")]
    [InlineData("شفت youtube.com/watch?v=abc كيف اجدد اقامتي")]
    public void A_known_site_an_address_and_a_dot_without_a_blank_are_no_strangers_link(string text) =>
        Engine.Read(text).Slots.Service.ShouldNotBe("scam-check");

    [Fact]
    public void What_is_not_understood_is_explained_by_what_was_found()
    {
        var nothing = Engine.Read("xylo my frobnicate");
        nothing.Intent.ShouldBe(Intent.Unknown);
        nothing.Why.ShouldContain(reason => reason.StartsWith("my = ", StringComparison.Ordinal));
    }
}
