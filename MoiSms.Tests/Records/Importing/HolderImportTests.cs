using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Records;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

public sealed class HolderImportTests(AzuriteFixture azurite) : IDisposable
{
    private const string Header = "civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial\n";
    private const string PhoneA = "+96550000101";
    private const string PhoneB = "+96550000102";
    private const string PhoneC = "+96550000103";

    private readonly ImportScenario scenario = new(azurite);

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task A_holder_row_binds_the_phone_of_the_conversation_and_touches_nothing_else_there()
    {
        var conversations = scenario.Tables.GetTableClient(TableNames.Conversations);
        await conversations.CreateAsync(ImportScenario.Cancellation);
        await conversations.AddEntityAsync(
            new TableEntity(scenario.Keys.For(PhoneA), "state") { ["OptedOut"] = true }, ImportScenario.Cancellation);

        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},0096550000101,,,,,en,");

        var state = (await scenario.StateOfAsync(PhoneA)).ShouldNotBeNull();
        (state["CivilId"], state["Phone"], state["PreferredLanguage"], state["OptedOut"]).ShouldBe((CivilIds.One, PhoneA, "en", true));
    }

    [Fact]
    public async Task A_holder_given_twice_has_both_phones()
    {
        var result = await scenario.ImportAsync(
            "holders", $"{Header}{CivilIds.One},{PhoneA},,Sara,,,,\n{CivilIds.One},{PhoneB},,Sara,,,,\n{CivilIds.One},{PhoneB},,Sara,,,,");

        (result.Loaded, result.Repeated, result.Rejected).ShouldBe((2, 1, 0));
        await ShouldHaveAsync(CivilIds.One, PhoneA, PhoneB);
        (await scenario.StateOfAsync(PhoneB))!["CivilId"].ShouldBe(CivilIds.One);
    }

    [Fact]
    public async Task A_delta_replaces_the_imported_phones_of_the_holders_it_names_only()
    {
        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,\n{CivilIds.Two},{PhoneB},,,,,,");

        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneC},,,,,,");

        await ShouldHaveAsync(CivilIds.One, PhoneC);
        await ShouldHaveAsync(CivilIds.Two, PhoneB);
    }

    [Fact]
    public async Task A_value_that_a_newer_file_leaves_empty_is_gone()
    {
        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},سارة,Sara,IN,1990-02-14,en,S1");

        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,");

        var holder = (await scenario.ReadAsync(CivilIds.One)).Holder.ShouldNotBeNull();
        holder.ShouldBe(new Holder(CivilIds.One, holder.Phones, null, null, null, null, null, null, ImportScenario.Now));
        holder.Phones.ShouldBe([PhoneA]);
    }

    [Fact]
    public async Task Phones_registered_by_texting_survive_every_import()
    {
        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,");
        await scenario.RegisterAsync(CivilIds.One, PhoneC);

        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneB},,,,,,");

        await ShouldHaveAsync(CivilIds.One, PhoneB, PhoneC);
    }

    [Fact]
    public async Task A_phone_that_moves_to_another_holder_is_taken_from_the_former()
    {
        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,\n{CivilIds.One},{PhoneB},,,,,,");

        await scenario.ImportAsync("holders", $"{Header}{CivilIds.Two},{PhoneA},,,,,,");

        await ShouldHaveAsync(CivilIds.One, PhoneB);
        await ShouldHaveAsync(CivilIds.Two, PhoneA);
        (await scenario.StateOfAsync(PhoneA))!["CivilId"].ShouldBe(CivilIds.Two);
    }

    [Fact]
    public async Task Two_holders_that_swap_phones_in_one_file_end_with_each_others()
    {
        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,\n{CivilIds.Two},{PhoneB},,,,,,");

        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneB},,,,,,\n{CivilIds.Two},{PhoneA},,,,,,");

        await ShouldHaveAsync(CivilIds.One, PhoneB);
        await ShouldHaveAsync(CivilIds.Two, PhoneA);
        (await scenario.StateOfAsync(PhoneA))!["CivilId"].ShouldBe(CivilIds.Two);
        (await scenario.StateOfAsync(PhoneB))!["CivilId"].ShouldBe(CivilIds.One);
    }

    [Fact]
    public async Task A_telephone_under_two_civil_ids_of_one_file_is_rejected_at_the_second()
    {
        var result = await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,\n{CivilIds.Two},50000101,,,,,,");

        (result.Loaded, result.Rejected).ShouldBe((1, 1));
        (await File.ReadAllTextAsync(result.RejectedFile!, ImportScenario.Cancellation))
            .ShouldContain("phone: line 2 gives the same telephone to another civil id");
        (await scenario.ReadAsync(CivilIds.Two)).Holder.ShouldBeNull();
    }

    [Fact]
    public async Task A_rejected_second_phone_does_not_cost_the_holder_the_stored_one()
    {
        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,\n{CivilIds.One},{PhoneB},,,,,,");

        var result = await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneC},,,,,,\n{CivilIds.One},5000,,,,,,");

        result.Rejected.ShouldBe(1);
        await ShouldHaveAsync(CivilIds.One, PhoneA, PhoneB, PhoneC);
    }

    [Fact]
    public async Task A_snapshot_takes_phones_given_up_and_holders_who_left()
    {
        await scenario.ImportAsync(
            "holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,\n{CivilIds.One},{PhoneB},,,,,,\n{CivilIds.Two},{PhoneC},,,,,,");

        var result = await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,", snapshot: true);

        (result.Loaded, result.Removed).ShouldBe((1, 1));
        await ShouldHaveAsync(CivilIds.One, PhoneA);
        (await scenario.HolderRowAsync(CivilIds.Two)).ShouldBeNull();
    }

    [Fact]
    public async Task A_holder_who_left_but_registered_by_texting_loses_the_imported_phones_only()
    {
        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,\n{CivilIds.Two},{PhoneB},,Sara,,,,");
        await scenario.RegisterAsync(CivilIds.Two, PhoneC);

        var first = await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,", snapshot: true);
        var second = await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},{PhoneA},,,,,,", snapshot: true);

        (first.Removed, second.Removed).ShouldBe((1, 0));
        await ShouldHaveAsync(CivilIds.Two, PhoneC);
        (await scenario.HolderRowAsync(CivilIds.Two))![RecordProperties.Phones].ShouldBe(string.Empty);
    }

    [Fact]
    public async Task A_holder_without_a_phone_is_kept_for_registration()
    {
        await scenario.ImportAsync("holders", $"{Header}{CivilIds.One},,,,,,,SERIAL");

        var holder = (await scenario.ReadAsync(CivilIds.One)).Holder.ShouldNotBeNull();
        (holder.CardSerial, holder.Phones.Count).ShouldBe(("SERIAL", 0));
        (await scenario.DumpAsync(TableNames.Conversations)).ShouldBeEmpty();
    }

    private async Task ShouldHaveAsync(string civilId, params string[] phones) =>
        (await scenario.ReadAsync(civilId)).Holder.ShouldNotBeNull().Phones.Order().ShouldBe(phones);
}
