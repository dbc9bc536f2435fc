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
        (read.Intent, read.Relation).ShouldBe((intent, relation));
        (read.Also?.Intent, read.RelationOfAlso).ShouldBe((second, ofSecond));
    }

    [Theory]
    [InlineData("متى تنتهي اقامة زوجتي وكم عليها مخالفات")]
    [InlineData("when does my wife residency expire and how many fines are on her")]
    [InlineData("متى تنتهي اقامة السايق وهل عليه منع سفر")]
    [InlineData("متى تنتهي اقامة عيالي وكم عليهم مخالفات")]
    [InlineData("متى تنتهي اقامة زوجتي وكم المخالفات على سيارتها")]
    [InlineData("متى تنتهي اقامة زوجتي وممكن تقول لي كم عليها مخالفات")]
    [InlineData("wife residency expiry and tell me how many fines she has")]
    [InlineData("wife residency expiry and my friend fines")]
    [InlineData("my wife wants to know my residency expiry and my fines")]
    [InlineData("زوجتي تسأل متى تنتهي اقامتي وكم علي مخالفات")]
    public void A_second_question_that_does_not_say_whose_it_is_is_not_taken_for_the_senders(string text) =>
        Engine.Read(text).Also.ShouldBeNull();
}
