using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

public sealed class AfterDeployTests : IDisposable
{
    private const string Script = "after-deploy.sh";
    private const string Patch = "az rest --method PATCH --url ";
    private const string Add = "ipSecurityRestrictions\":[{\"name\":\"smoke-test\"";
    private const string Remove = "ipSecurityRestrictions\":[ ";

    private readonly ScriptFolder folder = new();

    [Fact]
    public async Task A_pipeline_subscribes_to_the_events_and_then_makes_the_signed_handshakes()
    {
        AsPipeline();

        (await folder.RunAsync(Script)).ExitCode.ShouldBe(0);

        var calls = folder.Calls.ToList();
        calls.ShouldContain("az deployment group create --resource-group rg-moisms --name moisms-events --parameters "
            + "infra/events.bicepparam --output none");
        calls[^1].ShouldBe($"dotnet run --project MoiSms.Cli -- smoke --url https://{ScriptFolder.AppName}.azurewebsites.net --scope "
            + "api://app-1/.default");
        calls.FindIndex(call => call.StartsWith("curl ", StringComparison.Ordinal))
            .ShouldBeLessThan(calls.FindIndex(call => call.Contains("moisms-events", StringComparison.Ordinal)));
        folder.Read("dotnet-key").ShouldBe(ScriptFolder.Key);
    }

    [Fact]
    public async Task Without_an_app_registration_the_smoke_test_goes_by_the_key_alone()
    {
        (await folder.RunAsync(Script)).ExitCode.ShouldBe(0);

        folder.Calls[^1].ShouldEndWith(" --key-only");
    }

    [Fact]
    public async Task A_person_tries_the_guard_without_a_token_of_their_own()
    {
        folder.Environment["MOISMS_WEBHOOK_APPLICATION"] = "app-1";

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(0, run.Error);
        folder.Calls.Count(call =>
            call.StartsWith("curl ", StringComparison.Ordinal) && call.Contains("/sms/events", StringComparison.Ordinal)).ShouldBe(2);
        folder.Calls.ShouldNotContain(call => call.StartsWith("dotnet ", StringComparison.Ordinal));
        folder.Read("curl-stdin").ShouldBe($"header = \"x-functions-key: {ScriptFolder.Key}\"\n");
    }

    [Fact]
    public async Task Where_no_topic_has_a_subscription_nobody_is_said_to_have_made_the_handshake()
    {
        folder.Environment["MOISMS_WEBHOOK_APPLICATION"] = "app-1";
        folder.Environment["MOISMS_CHANNEL"] = "operator";

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("skipped  signed handshake: there is no topic");
    }

    [Fact]
    public async Task A_webhook_that_takes_a_post_without_a_token_is_a_failure()
    {
        folder.Environment["MOISMS_WEBHOOK_APPLICATION"] = "app-1";
        folder.Environment["FAKE_POST"] = "200";

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("200 instead of 401");
    }

    [Theory]
    [InlineData("198.51.100.7", "198.51.100.7/32")]
    [InlineData("[2001:db8::7]", "2001:db8::7/128")]
    public async Task A_machine_whose_address_is_refused_is_let_in_for_the_smoke_test_only(string address, string range)
    {
        AsPipeline();
        folder.RefuseThisAddress(address);

        (await folder.RunAsync(Script)).ExitCode.ShouldBe(0);

        var changes = folder.Calls.Where(call => call.StartsWith(Patch, StringComparison.Ordinal)).ToList();
        changes.Count.ShouldBe(2);
        foreach (var change in changes)
        {
            var properties = JsonNode.Parse(change[change.IndexOf('{', StringComparison.Ordinal)..])!["properties"]!.AsObject();
            properties.Select(property => property.Key).ShouldBe(["ipSecurityRestrictions"]);
            properties["ipSecurityRestrictions"]!.AsArray()[^1]!["ipAddress"]!.ToString().ShouldBe("AzureEventGrid");
        }

        changes[0].ShouldContain(Add + $",\"action\":\"Allow\",\"ipAddress\":\"{range}\",");
        folder.Calls[^1].ShouldBe(changes[1]);
        folder.Calls[^1].ShouldContain(Remove);
        folder.Calls[^1].ShouldNotContain("smoke-test");
    }

    [Fact]
    public async Task A_machine_that_is_not_refused_changes_no_rule()
    {
        AsPipeline();

        await folder.RunAsync(Script);

        folder.Calls.ShouldNotContain(call => call.StartsWith(Patch, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dotnet run")]
    [InlineData("moisms-events")]
    [InlineData("keys list")]
    [InlineData(Add)]
    public async Task Whatever_fails_the_script_fails_and_the_temporary_rule_is_removed(string failing)
    {
        AsPipeline();
        folder.RefuseThisAddress("198.51.100.7");
        folder.Environment["FAKE_FAIL"] = failing;

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldNotBe(0);
        folder.Calls[^1].ShouldContain(Remove);
    }

    [Fact]
    public async Task A_handshake_that_fails_is_tried_again_and_then_given_up()
    {
        AsPipeline();
        folder.Environment["FAKE_FAIL"] = "moisms-events";

        (await folder.RunAsync(Script)).ExitCode.ShouldBe(1);

        folder.Calls.Count(call => call.Contains("moisms-events", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_removed_is_a_failure_that_names_it()
    {
        AsPipeline();
        folder.RefuseThisAddress("198.51.100.7");
        folder.Environment["FAKE_FAIL"] = Remove;

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("The rule smoke-test of");
    }

    [Fact]
    public async Task Rules_that_cannot_be_read_are_not_written()
    {
        AsPipeline();
        folder.RefuseThisAddress("198.51.100.7");
        folder.Write("no-rules", "");

        var run = await folder.RunAsync(Script);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("could not be changed");
        folder.Calls.ShouldNotContain(call => call.StartsWith(Patch, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("198.51.100.7,0.0.0.0/0")]
    [InlineData("x; rm -rf .")]
    public async Task No_rule_is_made_for_what_is_no_address(string address)
    {
        AsPipeline();
        folder.RefuseThisAddress(address);

        (await folder.RunAsync(Script)).ExitCode.ShouldBe(1);

        folder.Calls.ShouldNotContain(call => call.Contains(Add, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("user")]
    [InlineData("servicePrincipal")]
    public async Task No_command_line_holds_the_key(string signedIn)
    {
        AsPipeline();
        folder.Environment["FAKE_USER"] = signedIn;

        var run = await folder.RunAsync(Script);

        folder.Calls.ShouldNotContain(call => call.Contains(ScriptFolder.Key, StringComparison.Ordinal));
        (run.Output + run.Error).ShouldNotContain(ScriptFolder.Key);
    }

    public void Dispose() => folder.Dispose();

    private void AsPipeline()
    {
        folder.Environment["FAKE_USER"] = "servicePrincipal";
        folder.Environment["MOISMS_WEBHOOK_APPLICATION"] = "app-1";
    }
}
