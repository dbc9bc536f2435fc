using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

public sealed class RelationTests
{
    [Theory]
    [InlineData("residency of my driver", Intent.Residency, "driver")]
    [InlineData("اقامة السايق", Intent.Residency, "driver")]
    [InlineData("house driver iqama expiry", Intent.Residency, "driver")]
    [InlineData("my wife's iqama expiry", Intent.Residency, "spouse")]
    [InlineData("متى تنتهي اقامة زوجتي", Intent.Residency, "spouse")]
    [InlineData("eqamat zawjti mta te5las", Intent.Residency, "spouse")]
    [InlineData("متى تنتهي اقامة ولدي", Intent.Residency, "child")]
    [InlineData("jawaz bnti mta yntahi", Intent.Passport, "child")]
    [InlineData("when does my daughter passport expire", Intent.Passport, "child")]
    [InlineData("صلاحية جواز امي", Intent.Passport, "parent")]
    [InlineData("civil id of my father ready or not", Intent.CivilId, "parent")]
    [InlineData("اقامة اخوي متى تخلص", Intent.Residency, "sibling")]
    [InlineData("my sister residency valid till", Intent.Residency, "sibling")]
    [InlineData("اقامة الخادمة سارية لين متى", Intent.Residency, "domestic")]
    [InlineData("maid residency expiry date", Intent.Residency, "domestic")]
    [InlineData("iqama expiry of my mother in law", Intent.Residency, "relative")]
    [InlineData("متى تنتهي اقامة زوحتي", Intent.Residency, "spouse")]
    [InlineData("when does my housmaid residency expire", Intent.Residency, "domestic")]
    [InlineData("my husbnd residency expiry date", Intent.Residency, "spouse")]
    [InlineData("اقامة الخادنة متى تنتهي", Intent.Residency, "domestic")]
    public void A_text_about_a_document_of_somebody_else_says_whose(string text, Intent intent, string relation)
    {
        var read = Engine.Read(text);
        (read.Intent, read.Relation).ShouldBe((intent, relation));
    }

    [Theory]
    [InlineData("متى تنتهي اقامتي")]
    [InlineData("my residency expiry")]
    [InlineData("driver license validity")]
    [InlineData("my driver licence expire when")]
    [InlineData("متى تنتهي رخصة القيادة")]
    [InlineData("زوجتي تسأل متى تنتهي اقامتي")]
    [InlineData("my wife asked when my residency expires")]
    [InlineData("اخوي بغيت اعرف الاقامة متى تخلص")]
    [InlineData("brother how many fines on my car")]
    [InlineData("الاقامة مالتي متى تخلص والسايق برا")]
    public void The_senders_own_document_has_no_relation_whoever_is_named_besides(string text)
    {
        var read = Engine.Read(text);
        read.Intent.IsPersonal().ShouldBeTrue();
        read.Relation.ShouldBeNull();
    }

    [Theory]
    [InlineData("تجديد اقامة السايق شنو المطلوب", Intent.Guide)]
    [InlineData("how to renew my wife residency", Intent.Guide)]
    [InlineData("my maid ran away", Intent.Guide)]
    public void Only_a_question_about_a_record_has_a_relation(string text, Intent intent)
    {
        var read = Engine.Read(text);
        (read.Intent, read.Relation).ShouldBe((intent, null));
    }

    [Theory]
    [InlineData("my fines and my sons residency", Intent.Violations, null, Intent.Residency, "child")]
    [InlineData("wife residency expiry and my fines", Intent.Residency, "spouse", Intent.Violations, null)]
    [InlineData("is my licence valid and my wife licence", Intent.Licence, null, Intent.Licence, "spouse")]
    [InlineData("متى تنتهي اقامتي واقامة زوجتي", Intent.Residency, null, Intent.Residency, "spouse")]
    [InlineData("كم علي مخالفات ومتى تنتهي اقامة زوجتي", Intent.Residency, "spouse", Intent.Violations, null)]
    public void Two_questions_about_two_people_say_whose_each_is(
        string text, Intent intent, string? relation, Intent second, string? ofSecond)
    {
        var read = Engine.Read(text);
        // Which of the two is the likelier is no matter: the sender's is told first.
        new (Intent?, string?)[] { (read.Intent, read.Relation), (read.Also?.Intent, read.RelationOfAlso) }
            .ShouldBe([(intent, relation), (second, ofSecond)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("متى تنتهي اقامة زوجتي وكم عليها مخالفات", "spouse")]
    [InlineData("when does my wife residency expire and how many fines are on her", "spouse")]
    [InlineData("متى تنتهي اقامة السايق وهل عليه منع سفر", "driver")]
    [InlineData("متى تنتهي اقامة عيالي وكم عليهم مخالفات", "child")]
    [InlineData("متى تنتهي اقامة زوجتي وممكن تقول لي كم عليها مخالفات", "spouse")]
    [InlineData("wife residency expiry and tell me how many fines she has", "spouse")]
    [InlineData("متى تنتهي اقامة زوجتي وجوازها", "spouse")]
    [InlineData("متى تنتهي اقامة زوجتي وكم المخالفات على سيارتها", "spouse")]
    public void His_and_hers_is_of_the_one_person_who_was_named_before(string text, string relation)
    {
        var read = Engine.Read(text);
        read.Also.ShouldNotBeNull().Intent.IsPersonal().ShouldBeTrue();
        (read.Relation, read.RelationOfAlso).ShouldBe((relation, relation));
    }

    [Theory]
    [InlineData("until when is her licence valid", Intent.Licence)]
    [InlineData("when does their residency expire", Intent.Residency)]
    [InlineData("how many fines are on him", Intent.Violations)]
    [InlineData("does she have any fines", Intent.Violations)]
    [InlineData("متى تنتهي رخصتها", Intent.Licence)]
    [InlineData("متى ينتهي جوازه", Intent.Passport)]
    [InlineData("متى موعده", Intent.Appointment)]
    [InlineData("كم مخالفاته", Intent.Violations)]
    [InlineData("متى تنتهي اقامتهم", Intent.Residency)]
    [InlineData("هل عليها منع سفر", Intent.TravelBan)]
    [InlineData("my friend wants to know when his residency expires", Intent.Residency)]
    [InlineData("ro5setha mta tente5i", Intent.Licence)]
    [InlineData("when does her car registration expire", Intent.Vehicle)]
    public void A_record_that_is_his_or_hers_is_nobodys_who_is_named(string text, Intent intent)
    {
        var read = Engine.Read(text);
        (read.Intent, read.Relation).ShouldBe((intent, "another"));
    }

    [Theory]
    [InlineData("متى تنتهي الرخصه")]
    [InlineData("والاقامه متى تنتهي")]
    [InlineData("السيارة عليها مخالفات كم")]
    [InlineData("كم مخالفات سيارتي عليها")]
    [InlineData("السيارة متى ينتهي دفترها")]
    [InlineData("did they put a travel ban")]
    [InlineData("is there a travel ban, they told me at the airport")]
    [InlineData("he told me to check my fines, how many do i have")]
    [InlineData("how many fines do i have on his car")]
    [InlineData("كم علي مخالفات مرورية")]
    [InlineData("استعلام عن مخالفة مرورية")]
    [InlineData("متى تنتهي اقامة دائمة")]
    [InlineData("هل علي منع سفر بسبب الدين")]
    [InlineData("leesni shaghal wala mawgoof")]
    [InlineData("kam 9arat mo5alafati")]
    public void A_word_that_only_looks_like_a_person_leaves_the_record_to_the_sender(string text)
    {
        var read = Engine.Read(text);
        read.Intent.IsPersonal().ShouldBeTrue();
        read.Relation.ShouldBeNull();
    }

    [Theory]
    [InlineData("when does her licence expire and my residency", "another", null)]
    [InlineData("متى تنتهي رخصتها ومتى تنتهي اقامتي", "another", null)]
    [InlineData("متى يخلص جوازي وجواز ولدي", "child", null)]
    [InlineData("متى ينتهي جوازي وجواز بنتي؟", "child", null)]
    [InlineData("they told me to check, when does my residency expire and how many fines do i have", null, null)]
    [InlineData("متى ينتهي دفتر سيارتي وكم عليها مخالفات", null, null)]
    public void Of_two_records_each_is_whose_it_says(string text, string? relation, string? ofSecond)
    {
        var read = Engine.Read(text);
        read.Also.ShouldNotBeNull().Intent.IsPersonal().ShouldBeTrue();
        new[] { read.Relation, read.RelationOfAlso }.ShouldBe([relation, ofSecond], ignoreOrder: true);
    }

    [Fact]
    public void A_sisters_record_is_not_the_senders() => Engine.Read("اختي متى تنتهي رخصتها").Relation.ShouldBe("sibling");

    [Theory]
    [InlineData("how do i renew my licence and when does my wifes residency expire", "spouse")]
    [InlineData("how do i renew a passport and when does my residency expire", null)]
    public void Behind_a_service_the_record_says_whose_it_is(string text, string? relation)
    {
        var read = Engine.Read(text);
        (read.Intent, read.Also?.Intent, read.RelationOfAlso).ShouldBe((Intent.Guide, Intent.Residency, relation));
    }

    [Theory]
    [InlineData("متى تنتهي اقامة السايق والسيارة كم عليها مخالفات")]
    [InlineData("wife residency expiry and did they put a travel ban")]
    [InlineData("متى تنتهي اقامة زوجتي وكم في مخالفات")]
    [InlineData("wife residency expiry and my friend fines")]
    [InlineData("wife and son residency expiry and how many fines are on her")]
    [InlineData("my wife wants to know my residency expiry and my fines")]
    [InlineData("زوجتي تسأل متى تنتهي اقامتي وكم علي مخالفات")]
    public void A_second_question_that_does_not_say_whose_it_is_is_not_taken_for_the_senders(string text) =>
        Engine.Read(text).Also.ShouldBeNull();
}
