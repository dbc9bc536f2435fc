using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;
using static MoiSms.Tests.Functions.AccessScenario;

namespace MoiSms.Tests.Functions;

/// <summary>A phone shows a person's data only while it is linked to them.</summary>
public sealed class AccessLinkTests(AzuriteFixture azurite)
{
    private const string SecondPhone = "+96550000298";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_phone_is_linked_by_civil_id_serial_and_the_code_texted_back()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        (await scenario.TextAsync(Stranger, "residency", Ct)).Decision.ShouldBe(Decision.Unbound);

        var asked = await scenario.TextAsync(Stranger, $"register {NoPhone} {NoPhoneSerial}", Ct);
        asked.Decision.ShouldBe(Decision.CodeSent);
        (await scenario.TextAsync(Stranger, "residency", Ct)).Decision.ShouldBe(Decision.Unbound, "a code alone links nothing");
        var linked = await scenario.TextAsync(Stranger, CodeIn(asked.Reply), Ct);

        linked.Decision.ShouldBe(Decision.LinkChanged);
        (await scenario.TextAsync(Stranger, "residency", Ct)).Reply!.ShouldStartWith("Residency (article 20)");
    }

    [Fact]
    public async Task It_works_in_arabic_with_arabic_digits()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);

        var code = CodeIn((await scenario.TextAsync(Stranger, "تسجيل ٢٨٦١١٠٢١٥٧٤٦ ١٠٥٣٢٤٨١٧", Ct)).Reply);
        var arabic = string.Concat(code.Select(digit => (char)('٠' + digit - '0')));

        (await scenario.TextAsync(Stranger, arabic, Ct)).Decision.ShouldBe(Decision.LinkChanged);
        (await scenario.TextAsync(Stranger, "اقامتي", Ct)).Reply!.ShouldContain("مادة 20");
    }

    [Fact]
    public async Task A_code_works_once_and_for_ten_minutes()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var late = await scenario.CodeAsync(Stranger, NoPhone, NoPhoneSerial, Ct);
        scenario.Time.MoveOn(LinkCodes.Lifetime);
        (await scenario.TextAsync(Stranger, late, Ct)).Decision.ShouldBe(Decision.AccessDenied);

        var used = await scenario.CodeAsync(Stranger, NoPhone, NoPhoneSerial, Ct);
        scenario.Time.MoveOn(LinkCodes.Lifetime - TimeSpan.FromMinutes(1));
        (await scenario.TextAsync(Stranger, used, Ct)).Decision.ShouldBe(Decision.LinkChanged);
        (await scenario.TextAsync(Stranger, used, Ct)).Decision.ShouldBe(Decision.AccessDenied);
    }

    [Fact]
    public async Task A_code_of_one_phone_does_nothing_from_another()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var code = await scenario.CodeAsync(Stranger, NoPhone, NoPhoneSerial, Ct);

        (await scenario.TextAsync(SecondPhone, code, Ct)).Decision.ShouldBe(Decision.AccessDenied);

        (await scenario.TextAsync(SecondPhone, "residency", Ct)).Decision.ShouldBe(Decision.Unbound);
        (await scenario.LinkRecordAsync(NoPhone, Ct)).RegisteredPhones.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_is_nowhere_in_storage_once_it_was_sent()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var asked = await scenario.TextAsync(Stranger, $"register {NoPhone} {NoPhoneSerial}", Ct);
        await scenario.SettledAsync(Stranger, asked.Id, Ct);
        var wrong = await scenario.TextAsync(Stranger, OtherThan(CodeIn(asked.Reply)), Ct);
        await scenario.SettledAsync(Stranger, wrong.Id, Ct);

        var stored = await scenario.EverythingStoredAsync(Ct);

        stored.ShouldNotContain(CodeIn(asked.Reply));
        stored.ShouldNotContain(OtherThan(CodeIn(asked.Reply)));
        stored.Split('\n').Where(value => value.Contains(NoPhoneSerial, StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldStartWith("Records.CardSerial");
        (await scenario.Service.RowAsync(Stranger, asked.Id, Ct))!.Reply!.ShouldContain(LinkCodes.Mask);
        (await scenario.StateAsync(Stranger, Ct)).Code.ShouldNotBeNull("the hash is what waits");
    }

    [Fact]
    public async Task A_code_reported_unreachable_is_not_sent_again_since_only_its_mask_is_kept()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        await scenario.Service.SetFaultAsync(new { delivery = new { status = "Failed", code = 4003 }, count = 1 }, Ct);
        var asked = await scenario.TextAsync(Stranger, $"register {NoPhone} {NoPhoneSerial}", Ct);
        await Until.TrueAsync(
            async () => (await scenario.Service.RowAsync(Stranger, asked.Id, Ct))?.SentAttempt == 1, "the mark that it was sent", Ct);

        var tag = (await scenario.Service.RowAsync(Stranger, asked.Id, Ct))!.InboundId;
        await scenario.Service.PostEventsAsync(Events.Post(Events.Report(tag, Stranger, "Failed", "4006")), Ct);

        (await scenario.Service.RowAsync(Stranger, asked.Id, Ct))!.Attempt.ShouldBe(1);
        (await scenario.Service.Queue(QueueNames.Outbound).GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_code_that_cannot_be_sent_is_masked_where_it_is_filed()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        await scenario.Service.SetFaultAsync(new { recipient = new { httpStatusCode = 400 }, count = 1 }, Ct);

        var id = await scenario.Service.TextAtAsync(Stranger, $"register {NoPhone} {NoPhoneSerial}", scenario.Time.GetUtcNow(), Ct);
        await Until.TrueAsync(
            async () => (await scenario.Service.RowAsync(Stranger, id, Ct))?.Failure is not null, "the refusal on the row", Ct);

        var filed = await scenario.Service.Table(TableNames.DeadLetters)
            .QueryAsync<TableEntity>(row => row.PartitionKey == QueueNames.Outbound, cancellationToken: Ct).SingleAsync(Ct);
        filed.GetString("Body").ShouldContain("Your code: " + LinkCodes.Mask);
        filed.GetString("Body").ShouldNotMatch(@"code: \d");
        (await scenario.Service.RowAsync(Stranger, id, Ct))!.Reply!.ShouldContain(LinkCodes.Mask);
    }

    [Fact]
    public async Task The_same_registration_delivered_ten_times_sends_one_code_and_counts_once()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var id = Events.NewId();
        var sms = Events.Sms(id, Stranger, $"register {NoPhone} {NoPhoneSerial}", scenario.Time.GetUtcNow());

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => scenario.Service.PostEventsAsync(Events.Post(sms), Ct)));
        var code = CodeIn((await scenario.OutcomeAsync(Stranger, id, Ct)).Reply);
        await scenario.Service.PostEventsAsync(Events.Post(sms), Ct);

        (await scenario.TextAsync(Stranger, code, Ct)).Decision.ShouldBe(Decision.LinkChanged);
        (await scenario.RepliesAsync(Stranger, Ct)).Count(reply => reply.StartsWith("Your code", StringComparison.Ordinal)).ShouldBe(1);
        (await scenario.LinkRecordAsync(NoPhone, Ct)).Attempts.List.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_phone_on_record_is_told_and_the_new_link_rests_for_a_day()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        await scenario.TextAsync(KnownPhone, "hello", Ct);

        var linked = await scenario.TextAsync(Stranger, await scenario.CodeAsync(Stranger, Known, KnownSerial, Ct), Ct);

        linked.Reply!.ShouldContain("becomes active on 25 Nov 2026 at 12:0");
        await Until.TrueAsync(
            async () => (await scenario.RepliesAsync(KnownPhone, Ct)).Length == 2, "the notice to the known phone", Ct);
        (await scenario.RepliesAsync(KnownPhone, Ct))[1]
            .ShouldContain("Another phone was linked to your civil ID and becomes active on 25 Nov 2026 at 12:0");
        var early = await scenario.TextAsync(Stranger, "residency", Ct);
        early.Decision.ShouldBe(Decision.Unbound);
        early.Reply!.ShouldContain("becomes active on 25 Nov 2026");

        scenario.Time.MoveOn(PhoneBinding.Rest - TimeSpan.FromMinutes(2));
        (await scenario.TextAsync(Stranger, "residency", Ct)).Decision.ShouldBe(Decision.Unbound);
        scenario.Time.MoveOn(TimeSpan.FromMinutes(3));
        (await scenario.TextAsync(Stranger, "residency", Ct)).Reply!.ShouldStartWith("Residency (article 18)");
        (await scenario.TextAsync(KnownPhone, "residency", Ct)).Decision.ShouldBe(Decision.Answered);
    }

    [Fact]
    public async Task A_link_holds_only_while_the_holder_row_names_the_phone()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        await scenario.LinkAsync(Stranger, NoPhone, NoPhoneSerial, Ct);
        (await scenario.TextAsync(Stranger, "residency", Ct)).Decision.ShouldBe(Decision.Answered);

        await SetRegisteredAsync(scenario, NoPhone, "");

        (await scenario.TextAsync(Stranger, "residency", Ct)).Decision.ShouldBe(Decision.Unbound);
    }

    [Fact]
    public async Task A_crash_after_the_holder_row_leaves_no_link_and_the_code_still_completes_it()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var code = await scenario.CodeAsync(Stranger, NoPhone, NoPhoneSerial, Ct);

        // As a host leaves it that is killed between the two writes.
        await SetRegisteredAsync(scenario, NoPhone, Stranger);

        (await scenario.TextAsync(Stranger, "residency", Ct)).Decision.ShouldBe(Decision.Unbound);
        (await scenario.TextAsync(Stranger, code, Ct)).Decision.ShouldBe(Decision.LinkChanged);
        (await scenario.TextAsync(Stranger, "residency", Ct)).Decision.ShouldBe(Decision.Answered);
        (await scenario.LinkRecordAsync(NoPhone, Ct)).RegisteredPhones.ShouldBe([Stranger]);
    }

    [Fact]
    public async Task Unregistering_needs_a_code_and_then_holds_even_against_the_next_import()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var asked = await scenario.TextAsync(KnownPhone, "unregister", Ct);
        (await scenario.TextAsync(KnownPhone, "residency", Ct)).Decision.ShouldBe(
            Decision.Answered, "a forged sender cannot read the code");

        (await scenario.TextAsync(KnownPhone, CodeIn(asked.Reply), Ct)).Decision.ShouldBe(Decision.LinkChanged);

        (await scenario.TextAsync(KnownPhone, "residency", Ct)).Decision.ShouldBe(Decision.Unbound);
        await scenario.Service.ImportDemoAgainAsync(scenario.Time, Ct);
        (await scenario.StateAsync(KnownPhone, Ct)).CivilId.ShouldBe(Known, "the import names it again");
        (await scenario.TextAsync(KnownPhone, "residency", Ct)).Decision.ShouldBe(Decision.Unbound);

        await scenario.LinkAsync(KnownPhone, Known, KnownSerial, Ct);
        (await scenario.TextAsync(KnownPhone, "residency", Ct)).Decision.ShouldBe(Decision.Answered);
    }

    [Fact]
    public async Task A_link_made_by_texting_goes_from_the_holder_row_when_it_is_ended()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        await scenario.LinkAsync(Stranger, NoPhone, NoPhoneSerial, Ct);
        (await scenario.LinkRecordAsync(NoPhone, Ct)).RegisteredPhones.ShouldBe([Stranger]);

        await scenario.TextAsync(Stranger, CodeIn((await scenario.TextAsync(Stranger, "الغاء الربط", Ct)).Reply), Ct);

        (await scenario.LinkRecordAsync(NoPhone, Ct)).RegisteredPhones.ShouldBeEmpty();
        (await scenario.TextAsync(Stranger, "residency", Ct)).Decision.ShouldBe(Decision.Unbound);
        (await scenario.TextAsync(Stranger, "unregister", Ct)).Decision.ShouldBe(Decision.Answered, "there is nothing to end");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_unused_for_ninety_days_asks_again(bool imported)
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var phone = imported ? KnownPhone : Stranger;
        if (!imported)
            await scenario.LinkAsync(Stranger, NoPhone, NoPhoneSerial, Ct);
        scenario.Time.MoveOn(PhoneBinding.Unused - TimeSpan.FromHours(1));
        (await scenario.TextAsync(phone, "residency", Ct)).Decision.ShouldBe(Decision.Answered);
        scenario.Time.MoveOn(PhoneBinding.Unused - TimeSpan.FromHours(1));
        (await scenario.TextAsync(phone, "residency", Ct)).Decision.ShouldBe(Decision.Answered, "every use counts");

        scenario.Time.MoveOn(PhoneBinding.Unused + TimeSpan.FromHours(1));
        var asked = await scenario.TextAsync(phone, "residency", Ct);

        asked.Decision.ShouldBe(Decision.Unbound);
        asked.Reply!.ShouldContain("90 days");
        await scenario.LinkAsync(phone, imported ? Known : NoPhone, imported ? KnownSerial : NoPhoneSerial, Ct);
        (await scenario.TextAsync(phone, "residency", Ct)).Decision.ShouldBe(Decision.Answered);
    }

    [Fact]
    public async Task A_dependant_is_shown_to_the_sponsor_only()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        const string Child = "319032315378";

        (await scenario.TextAsync("+96550000104", $"residency {Child}", Ct)).Decision.ShouldBe(Decision.Answered);
        (await scenario.TextAsync("+96550000105", $"residency {Child}", Ct)).Decision.ShouldBe(
            Decision.Refused, "the other dependant is no sponsor");
        (await scenario.TextAsync(Stranger, $"residency {Child}", Ct)).Decision.ShouldBe(Decision.Unbound);
    }

    private static Task SetRegisteredAsync(AccessScenario scenario, string civilId, string phones) =>
        scenario.Service.Table(TableNames.Records).UpdateEntityAsync(
            new TableEntity(Keys.For(civilId), RecordKinds.Holder) { [RecordProperties.RegisteredPhones] = phones },
            Azure.ETag.All,
            TableUpdateMode.Merge,
            Ct);
}
