using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Storage;

/// <summary>What another version wrote, or what is damaged, is an error that is told: never a default.</summary>
public sealed class StoredValueTests
{
    [Fact]
    public void A_conversation_comes_back_from_its_row_as_it_was()
    {
        var state = ConversationEntities.ToState(ConversationEntities.ToEntity(Some.State, "p"), Some.Phone);

        ConversationEntities.ToEntity(state, "p").ShouldBe(ConversationEntities.ToEntity(Some.State, "p"));
    }

    [Fact]
    public void A_text_comes_back_from_its_row_as_it_was()
    {
        var message = ConversationEntities.ToMessage(ConversationEntities.ToEntity(Some.Message, "p"));

        ConversationEntities.ToEntity(message, "p").ShouldBe(ConversationEntities.ToEntity(Some.Message, "p"));
    }

    [Fact]
    public void What_outgrows_a_property_and_only_saves_the_sender_a_question_is_not_written()
    {
        var inquiry = new Inquiry(Intent.Application, Slots.None with { Reference = new string('A', 40_000) });
        var state = Some.State with
        {
            Menu = new Menu(Some.Now, [inquiry]),
            More = new MorePages(Some.Now, null, [.. Enumerable.Repeat(new string('x', 600), 100)]),
            Last = new LastQuestion(Some.Now, inquiry),
        };

        var row = ConversationEntities.ToEntity(state, "p");

        new[] { "Menu", "More", "Last" }.ShouldAllBe(name => row.GetString(name) == "");
    }

    [Theory]
    [InlineData("Decision", "Postponed")]
    [InlineData("Decision", "answered")]
    [InlineData("Decision", "5")]
    [InlineData("Decision", "")]
    [InlineData("Decision", null)]
    [InlineData("Failure", "TooLate")]
    [InlineData("Effects", "[{\"$type\":\"call-back\"}]")]
    [InlineData("Effects", "[{}]")]
    [InlineData("Effects", "[{\"$type\":\"tell-phone\"")]
    public void A_text_whose_fate_is_not_known_is_an_error(string property, string? value)
    {
        var row = ConversationEntities.ToEntity(Some.Message, "p");
        row[property] = value;

        var error = Should.Throw<StoredValueException>(() => ConversationEntities.ToMessage(row));

        (error.Table, error.Property).ShouldBe((TableNames.Conversations, property));
        if (value is { Length: > 1 })
            error.ToString().ShouldNotContain(value);
    }

    [Theory]
    [InlineData("Language", "klingon")]
    [InlineData("PreferredLanguage", "klingon")]
    [InlineData("Binding", "{")]
    [InlineData("Binding", "null")]
    [InlineData("Code", "{\"Purpose\":7,\"CivilId\":\"\",\"Salt\":\"\",\"Hash\":\"\",\"ExpiresAt\":\"2026-11-24T09:00:00+00:00\"}")]
    [InlineData("Code", "[]")]
    [InlineData("Failures", "{\"List\":{}}")]
    [InlineData("Usage", "{\"Texts\":\"many\"}")]
    [InlineData("PhaseNoticeOn", "24.11.2026")]
    [InlineData("LateNoticeOn", "24.11.2026")]
    public void A_conversation_of_which_something_that_protects_is_not_known_is_an_error(string property, string value)
    {
        var row = ConversationEntities.ToEntity(Some.State, "p");
        row["Language"] = null;
        row[property] = value;

        var error = Should.Throw<StoredValueException>(() => ConversationEntities.ToState(row, Some.Phone));

        (error.Table, error.Property).ShouldBe((TableNames.Conversations, property));
        error.ToString().ShouldNotContain(value);
    }

    [Theory]
    [InlineData("Menu", "{\"SentAt\":\"2026-11-24T09:00:00+00:00\",\"Options\":[{\"Intent\":\"weather\",\"Slots\":{}}]}")]
    [InlineData("Menu", "{\"SentAt\":\"2026-11-24T09:00:00+00:00\",\"Options\":[{\"Intent\":3,\"Slots\":{}}]}")]
    [InlineData("More", "[\"page two\"]")]
    [InlineData("Last", "{\"At\":\"2026-11-24T09:00:00+00:00\",\"Reading\":{\"Intent\":\"residency\",\"Slots\":{},\"Asks\":[\"smell\"]}}")]
    public void What_only_saves_the_sender_a_question_is_forgotten_and_told(string property, string value)
    {
        var row = ConversationEntities.ToEntity(Some.State, "p");
        row[property] = value;
        var told = new List<string>();

        var state = ConversationEntities.ToState(row, Some.Phone, forgotten => told.Add(forgotten.Property));

        told.ShouldBe([property]);
        var expected = ConversationEntities.ToEntity(Some.State, "p");
        expected[property] = "";
        ConversationEntities.ToEntity(state, "p").ShouldBe(expected);
    }

    public static TheoryData<string, object> WrongSettings() => new()
    {
        { "Phase", 1 },
        { "PublicPercent", "20" },
        { "PublicPercent", 0 },
        { "PublicPercent", 20L },
        { "KindsOff", true },
        { "TextsPerMinute", "many" },
        { "TextsPerMinute", -1 },
        { "TextsPerDay", -1 },
        { "PartsPerDay", 3 },
        { "PartsPerDay", 4.5 },
        { "NoticeArabic", 1 },
        { "NoticeEnglish", DateTimeOffset.UnixEpoch },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void A_setting_of_a_wrong_type_or_out_of_range_is_told_and_the_last_good_one_goes_on(string property, object wrong)
    {
        var row = new TableEntity("settings", "service")
        {
            ["Phase"] = "Public",
            ["PublicPercent"] = 50,
            ["KindsOff"] = "visa",
            ["TextsPerMinute"] = 7,
            ["TextsPerDay"] = 8,
            ["PartsPerDay"] = 9,
            ["NoticeArabic"] = "مغلق",
            ["NoticeEnglish"] = "closed",
        };
        var good = Read(row, null, []);
        // Set anew: the client would turn it into the type of the value before.
        row.Remove(property);
        row[property] = wrong;
        var (told, toldAtFirst) = (new List<string>(), new List<string>());

        Read(row, good, told).ShouldBeEquivalentTo(good);
        var first = Read(row, null, toldAtFirst);

        told.ShouldBe([property]);
        toldAtFirst.ShouldBe([property]);
        first.Phase.ShouldBe(property == "Phase" ? ServicePhase.Closed : ServicePhase.Public);
    }

    private static ServiceSettings Read(TableEntity row, ServiceSettings? last, List<string> told) => ServiceSettingsRow.Read(
        row, ServicePhase.Public, new Dictionary<string, DateTimeOffset>(), [], unreadable => told.Add(unreadable.Property), last,
        replyParts: 4);

    [Fact]
    public void Where_the_phase_is_not_known_nobody_is_answered_and_it_is_told()
    {
        var told = new List<string>();

        var settings = ServiceSettingsRow.Read(
            new TableEntity("settings", "service") { ["Phase"] = "Festival" }, ServicePhase.Public, new Dictionary<string,
                DateTimeOffset>(), [],
            unreadable => told.Add(unreadable.Property));

        settings.Phase.ShouldBe(ServicePhase.Closed);
        told.ShouldBe(["Phase"]);
    }
}
