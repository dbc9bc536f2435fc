using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

public sealed class EmergencyTests
{
    [Theory]
    [InlineData("الحقوني")]
    [InlineData("الحقونننني")]
    [InlineData("حرييق بالعمارة")]
    [InlineData("حريقق")]
    [InlineData("اسعااف")]
    [InlineData("ambulence please")]
    [InlineData("there is a fier, fire in the kitchen")]
    [InlineData("emergancy")]
    [InlineData("kidnaped my son")]
    [InlineData("112")]
    [InlineData("Police!!!")]
    [InlineData("police please thanks")]
    [InlineData("police please, many thanks")]
    [InlineData("يئست من كل شي وبرمي نفسي من السطح")]
    [InlineData("شرطة لو سمحتم شكرا")]
    [InlineData("السلام عليكم ابي اعرف متى تنتهي اقامتي بس الحين في حريق عند الجيران ارسلوا احد")]
    [InlineData("when does my licence expire and also my father is not breathing")]
    [InlineData("ارمي نفسي")]
    [InlineData("الحقونا في حرامي بالعماره")]
    [InlineData("ساعدوني حادث")]
    [InlineData("help us accident")]
    [InlineData("accident, need help")]
    [InlineData("help police")]
    [InlineData("انجدونا")]
    [InlineData("save us, car accident on the ring road")]
    [InlineData("سأنتحر")]
    [InlineData("gusto ko na magpakamatay")]
    public void Danger_is_answered_first_even_mistyped_or_in_the_middle_of_a_text(string text) =>
        Engine.Read(text).Intent.ShouldBe(Intent.Emergency);

    [Theory]
    [InlineData("gharaq wldi")]
    [InlineData("بنتي مخنوقة")]
    [InlineData("جوزي بيخنقني")]
    public void Two_words_that_only_the_examples_know_are_danger(string text) => Engine.Read(text).Intent.ShouldBe(Intent.Emergency);

    [Fact]
    public void A_faint_hint_of_danger_changes_only_what_is_said_where_nothing_was_understood()
    {
        string[] texts =
        [
            "قطوة فوق السطح ما تنزل", "شفت حية بالبر", "ريحة دخان من الشواية", "the dog next door bites", "the swimming pool has no guard",
            "the old man was coughing all night", "someone left the stove on in the kitchen yesterday",
        ];
        var hints = texts.Select(text => Engine.Read(text)).Where(read => read.HintsAtDanger).ToList();
        hints.ShouldNotBeEmpty();
        hints.ShouldAllBe(read => read.FoundNothing && read.Alternatives.Count == 0);
    }

    [Theory]
    [InlineData("my kid is missing, two hours now, in the big mall")]
    [InlineData("ولدي عمره 7 طلع يلعب وما رجع للحين")]
    [InlineData("زوجي ربطني بالكرسي وطلع")]
    public void Somebody_small_who_is_gone_or_somebody_tied_is_in_danger(string text) =>
        Engine.Read(text).Intent.ShouldBe(Intent.Emergency);

    [Theory]
    [InlineData("my son's passport is missing from the bag")]
    [InlineData("بنتي ضاعت بطاقتها المدنية")]
    [InlineData("my child lost his civil id")]
    [InlineData("my daughter did not return from abroad for seven months, is her residency finished")]
    [InlineData("do you have to be a citizen to be a police officer")]
    [InlineData("the contract tied me to the sponsor, can i transfer")]
    public void What_a_child_lost_or_who_wants_to_join_the_police_is_no_danger(string text)
    {
        var understood = Engine.Read(text);
        (understood.Intent == Intent.Emergency || understood.MayBeEmergency).ShouldBeFalse();
    }

    [Theory]
    [InlineData("sideman")]
    [InlineData("nearside")]
    [InlineData("mouthfeel")]
    [InlineData("kidskin")]
    public void One_word_that_is_read_as_two_is_no_danger(string text) => Engine.Read(text).Intent.ShouldNotBe(Intent.Emergency);

    [Theory]
    [InlineData("police clearance certificate", Intent.Guide)]
    [InlineData("وين اقرب مركز شرطة", Intent.Centre)]
    [InlineData("انسرقت سيارتي الاسبوع الماضي", Intent.Guide)]
    [InlineData("help", Intent.Help)]
    [InlineData("thanks to the police of kuwait", Intent.Thanks)]
    public void A_thing_of_the_police_that_is_no_danger_is_none(string text, Intent intent) => Engine.Read(text).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("القى نفسي علي منع سفر")]
    [InlineData("انقذوني من ديون البنك")]
    [InlineData("انهاء حياتي الزوجية بالطلاق")]
    [InlineData("i could kill myself for losing my civil id, how to replace")]
    [InlineData("بنتحر من الانتظار متى يخلص جوازي")]
    [InlineData("i dont want to live in kuwait, cancel my visa")]
    public void Words_of_living_and_dying_about_something_else_are_no_danger(string text) =>
        Engine.Read(text).Intent.ShouldNotBe(Intent.Emergency);

    [Fact]
    public void Danger_has_no_alternatives_and_no_second_question()
    {
        var understood = Engine.Read("حريق في بيتنا وكم علي مخالفات");
        understood.Intent.ShouldBe(Intent.Emergency);
        understood.Alternatives.ShouldBeEmpty();
        understood.Also.ShouldBeNull();
    }
}
