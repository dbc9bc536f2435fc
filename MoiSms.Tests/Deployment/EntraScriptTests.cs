using System.Text.Json;
using MoiSms.Functions.Admin;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

public sealed class EntraScriptTests : IDisposable
{
    private const string EventGrid = "4962773b-9cdb-44cf-a8bf-237846a00ab7";

    private readonly ScriptFolder folder = new();

    [Fact]
    public async Task The_first_run_makes_the_registration_and_lets_event_grid_and_the_signed_in_person_subscribe()
    {
        var run = await folder.RunAsync("entra.sh");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldEndWith("MOISMS_WEBHOOK_APPLICATION=app-1\n");
        folder.Calls.Count(call => call.StartsWith("az ad app create ", StringComparison.Ordinal)).ShouldBe(1);
        folder.Read("granted").Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe([$"principal-of-{EventGrid}", "person-1"]);
        folder.Calls.ShouldContain(call => call.Contains("/servicePrincipals/principal-of-app-1 ", StringComparison.Ordinal)
            && call.EndsWith("{\"appRoleAssignmentRequired\":true}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_run_makes_nothing_and_prints_the_same()
    {
        var first = await folder.RunAsync("entra.sh");
        folder.ForgetCalls();

        var second = await folder.RunAsync("entra.sh");

        second.ExitCode.ShouldBe(0, second.Error);
        folder.Calls.ShouldNotContain(
            call => call.Contains(" create ", StringComparison.Ordinal) || call.Contains("POST", StringComparison.Ordinal));
        second.Output.Split('\n')[^2].ShouldBe(first.Output.Split('\n')[^2]);
    }

    [Fact]
    public async Task Deployers_that_are_named_may_subscribe_instead_of_the_signed_in_one()
    {
        await folder.RunAsync("entra.sh", "pipeline-1", "pipeline-2");

        folder.Read("granted").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe([$"principal-of-{EventGrid}", "pipeline-1", "pipeline-2"]);
        folder.Calls.ShouldNotContain(call => call.Contains("signed-in-user", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_roles_are_those_that_the_code_checks_and_event_grids()
    {
        await folder.RunAsync("entra.sh");

        using var application = Body("identifierUris");
        application.RootElement.GetProperty("identifierUris")[0].GetString().ShouldBe("api://app-1");
        var roles = application.RootElement.GetProperty("appRoles").EnumerateArray().ToList();
        roles.Select(role => role.GetProperty("value").GetString())
            .ShouldBe(["AzureEventGridSecureWebhookSubscriber", AdminAuthorizer.ViewerRole, AdminAuthorizer.OperatorRole]);
        roles.Select(role => role.GetProperty("id").GetGuid()).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task An_operators_sign_in_with_the_azure_cli_gets_the_scope_that_the_registration_has()
    {
        await folder.RunAsync("entra.sh");

        using var application = Body("identifierUris");
        using var allowed = Body("preAuthorizedApplications");
        var scope = application.RootElement.GetProperty("api").GetProperty("oauth2PermissionScopes")[0].GetProperty("id").GetGuid();
        allowed.RootElement.GetProperty("api").GetProperty("preAuthorizedApplications")[0].GetProperty("delegatedPermissionIds")[0]
            .GetGuid().ShouldBe(scope);
    }

    [Theory]
    [InlineData("account show", "az login")]
    [InlineData("ad app create", "Cloud Application Administrator")]
    [InlineData("ad sp create", "Cloud Application Administrator")]
    [InlineData("POST", "Cloud Application Administrator")]
    public async Task What_is_missing_is_said_and_no_application_is_printed(string failing, string advice)
    {
        folder.Environment["FAKE_FAIL"] = failing;

        var run = await folder.RunAsync("entra.sh");

        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain(advice);
        run.Output.ShouldNotContain("MOISMS_WEBHOOK_APPLICATION");
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The body of the one PATCH that holds the property.</summary>
    private JsonDocument Body(string property) =>
        JsonDocument.Parse(folder.Calls.Single(call =>
            call.Contains("PATCH", StringComparison.Ordinal) && call.Contains(property, StringComparison.Ordinal)).Split(" --body ")[1]);
}
