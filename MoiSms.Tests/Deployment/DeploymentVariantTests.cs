using MoiSms.Infra;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

/// <summary>What other values than the kept ones deploy.</summary>
public sealed class DeploymentVariantTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dev_deploys_with_a_number_alone_and_has_no_topic_importer_or_token()
    {
        var dev = await EvaluateAsync("dev", new() { ["MOISMS_SERVICE_NUMBER"] = "99999" });

        dev.Any("EventGrid/topics").ShouldBeFalse();
        dev.AppSettings()["MoiSms__FunctionKeyOnly"].ShouldBe("true");
        dev.Of("Authorization/roleAssignments").Count().ShouldBe(12);
        dev.One("Web/sites").Items("siteConfig.ipSecurityRestrictions").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_subscription_of_dev_has_the_identity_of_its_topic_and_no_token()
    {
        var events = await EvaluateAsync("events", new() { ["MOISMS_STAGE"] = "dev" });

        var only = events.Resources.ShouldHaveSingleItem();
        only.Text("deadLetterWithResourceIdentity.identity.type").ShouldBe("UserAssigned");
        only.At("destination.properties.azureActiveDirectoryTenantId").ShouldBeNull();
    }

    [Fact]
    public async Task A_communication_service_that_exists_is_used_and_not_written()
    {
        var values = Sample();
        values["MOISMS_COMMUNICATION"] = "acs-of-the-ministry";
        values["MOISMS_SYSTEM_TOPIC"] = "topic-of-the-ministry";
        var production = await EvaluateAsync("production", values);
        var events = await EvaluateAsync("events", values);

        production.Any("Communication/communicationServices").ShouldBeFalse();
        production.One("EventGrid/systemTopics").Name().ShouldBe("topic-of-the-ministry");
        production.One("EventGrid/systemTopics").Text("source")!.ShouldEndWith("/communicationServices/acs-of-the-ministry");
        production.AppSettings()["AcsEndpoint"].ShouldContain("acs-of-the-ministry");
        production.AppSettings()["MoiSms__AllowedTopics"].ShouldContain("/communicationServices/acs-of-the-ministry,");
        events.One("EventGrid/systemTopics/eventSubscriptions").Name().ShouldBe("topic-of-the-ministry/moisms-texts");
    }

    [Fact]
    public async Task Event_grid_may_post_whoever_else_is_listed()
    {
        var values = Sample();
        values["MOISMS_ALLOWED_APPLICATIONS"] = "77777777-7777-7777-7777-777777777777";

        (await EvaluateAsync("pilot", values)).AppSettings()["MoiSms__Auth__AllowedApplications"]
            .ShouldBe("4962773b-9cdb-44cf-a8bf-237846a00ab7,77777777-7777-7777-7777-777777777777");
    }

    [Theory]
    [InlineData("pilot", "MOISMS_WEBHOOK_APPLICATION", "", "entra.sh")]
    [InlineData("production", "MOISMS_SERVICE_NUMBER", null, "MOISMS_SERVICE_NUMBER")]
    [InlineData("production", "MOISMS_OPERATOR_TOPIC", "false", "adapterPrincipalId without operatorTopic")]
    public async Task A_missing_value_stops_the_deployment_and_is_named(string parameters, string name, string? value, string told)
    {
        var values = Sample();
        values.Remove(name);
        if (value is not null)
            values[name] = value;

        var result = await WriteAsync(parameters, values, _ => { });

        result.ExitCode.ShouldNotBe(0);
        $"{result.Output}{result.Errors}".ShouldContain(told);
    }

    private static Dictionary<string, string> Sample() =>
        new(new InfraFolder(Path.Combine(RepositoryFiles.Root, "infra")).SampleValues(), StringComparer.Ordinal);

    private static async Task<Snapshot> EvaluateAsync(string parameters, Dictionary<string, string> values)
    {
        Snapshot? snapshot = null;
        var result = await WriteAsync(parameters, values, folder => snapshot = Snapshot.Read(folder, parameters));
        result.ExitCode.ShouldBe(0, result.Errors);
        return snapshot!;
    }

    private static async Task<BicepResult> WriteAsync(string parameters, Dictionary<string, string> values, Action<InfraFolder> read)
    {
        var copy = Directory.CreateTempSubdirectory("moisms-variant-");
        try
        {
            var folder = new InfraFolder(Path.Combine(RepositoryFiles.Root, "infra")).CopyTo(copy.FullName);
            await File.WriteAllLinesAsync(
                Path.Combine(copy.FullName, "values.sample.env"), values.Select(value => $"{value.Key}={value.Value}"), Ct);
            var result = await folder.WriteSnapshotAsync($"{parameters}.bicepparam", Ct);
            if (result.ExitCode == 0)
                read(folder);
            return result;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
