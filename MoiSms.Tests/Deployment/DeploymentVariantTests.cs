using System.Text.Json.Nodes;
using MoiSms.Infra;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Deployment;

/// <summary>What other values than the kept ones deploy.</summary>
public sealed class DeploymentVariantTests(BicepServer bicep)
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

    [Theory]
    [InlineData("dev")]
    [InlineData("production")]
    public async Task With_an_operators_gateway_nothing_of_communication_services_is_made(string stage)
    {
        var values = Operator();
        values["MOISMS_STAGE"] = stage;
        var deployed = await EvaluateAsync(stage, values);

        deployed.Any("Communication/communicationServices").ShouldBeFalse();
        deployed.Any("EventGrid/systemTopics").ShouldBeFalse();
        deployed.Any("Insights/metricAlerts").ShouldBeFalse();
        deployed.Of("Authorization/roleDefinitions").ShouldHaveSingleItem();
        deployed.Resources.ShouldNotContain(one => one.ToJsonString().Contains("Microsoft.Communication/", StringComparison.Ordinal)
            && !one.ToJsonString().Contains("\"workspaces\"", StringComparison.Ordinal));
        deployed.AppSettings()["AcsEndpoint"].ShouldBe("https://gateway.moi.example");
        deployed.AppSettings()["MoiSms__AllowedTopics"].ShouldBe("/moisms/gateway");
        deployed.One("Web/sites").Items("siteConfig.ipSecurityRestrictions").Select(rule => rule["name"]!.ToString())
            .ShouldBe(["event-grid", "operators-0", "operators-1", "gateway-0"]);
        (await EvaluateAsync("events", values)).Resources.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gateway_here_and_one_elsewhere_exclude_each_other()
    {
        var values = Operator();
        values["MOISMS_GATEWAY"] = "true";

        var result = await SnapshotAsync("production", values);

        result.ExitCode.ShouldNotBe(0);
        $"{result.Output}{result.Errors}".ShouldContain("MOISMS_OPERATOR_ENDPOINT");
    }

    [Fact]
    public async Task Where_a_registry_is_named_none_is_made_and_nobody_is_given_a_role_on_one()
    {
        var values = Operator();
        values.Remove("MOISMS_OPERATOR_ENDPOINT");
        values["MOISMS_GATEWAY"] = "true";
        values["MOISMS_REGISTRY"] = "registry.moi.example";
        var pilot = await EvaluateAsync("pilot", values);

        pilot.Any("App/managedEnvironments").ShouldBeTrue();
        pilot.Any("ContainerRegistry/registries").ShouldBeFalse();
        pilot.Of("Authorization/roleAssignments")
            .ShouldNotContain(one => one.Id().Contains("/registries/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dev_has_no_gateway_whatever_is_asked_for()
    {
        var values = Operator();
        values["MOISMS_GATEWAY"] = "true";

        (await EvaluateAsync("dev", values)).Any("App/managedEnvironments").ShouldBeFalse();
    }

    [Fact]
    public async Task Options_of_the_line_become_settings_of_the_gateway_and_blanks_do_no_harm()
    {
        var values = Sample();
        values["MOISMS_SMSC_OPTIONS"] = " Window = 20, LongTexts=udh16 ,";
        var gateway = await EvaluateAsync("gateway", values);

        var settings = gateway.One("App/containerApps").Items("template.containers").Single()["env"]!.AsArray()
            .Where(one => one!["value"] is not null).ToDictionary(one => one!["name"]!.ToString(), one => one!["value"]!.ToString());
        (settings["MoiSms__Gateway__Window"], settings["MoiSms__Gateway__LongTexts"]).ShouldBe(("20", "udh16"));
    }

    [Fact]
    public async Task An_operators_own_root_reaches_the_gateway()
    {
        var values = Sample();
        values["MOISMS_SMSC_TLS"] = "true";
        values["MOISMS_SMSC_CERTIFICATE"] = "-----BEGIN CERTIFICATE----- MIIB -----END CERTIFICATE-----";

        (await EvaluateAsync("gateway", values)).One("App/containerApps").Items("template.containers").Single()["env"]!.AsArray()
            .Single(one => one!["name"]!.ToString() == "MoiSms__Gateway__TlsCertificate")!["value"]!.ToString()
            .ShouldBe(values["MOISMS_SMSC_CERTIFICATE"]);
    }

    [Fact]
    public async Task An_operators_topic_works_without_communication_services()
    {
        var values = Operator();
        values["MOISMS_OPERATOR_TOPIC"] = "true";
        values["MOISMS_ADAPTER"] = "55555555-5555-5555-5555-555555555555";
        var production = await EvaluateAsync("production", values);
        var topic = production.One("EventGrid/topics");

        production.AppSettings()["MoiSms__AllowedTopics"].ShouldBe($"/moisms/gateway,{topic.Id()}");
        topic.Items("inboundIpRules").Single()["ipMask"]!.ToString().ShouldBe("203.0.113.64/28");
        (await EvaluateAsync("events", values)).Resources.ShouldHaveSingleItem().Name().ShouldBe($"{topic.Name()}/moisms-texts");
    }

    [Fact]
    public async Task A_topic_to_which_no_range_may_publish_is_closed()
    {
        var values = new Dictionary<string, string> { ["MOISMS_SERVICE_NUMBER"] = "99999", ["MOISMS_OPERATOR_TOPIC"] = "true" };

        (await EvaluateAsync("dev", values)).One("EventGrid/topics").Text("publicNetworkAccess").ShouldBe("Disabled");
    }

    [Fact]
    public async Task Blanks_around_commas_are_nobodys_fault()
    {
        var values = Sample();
        values["MOISMS_OPERATOR_RANGES"] = " 203.0.113.0/28, 198.51.100.7/32 ,";
        values["MOISMS_ALERT_EMAILS"] = "a@moi.example, b@moi.example";
        var pilot = await EvaluateAsync("pilot", values);

        pilot.One("Web/sites").Items("siteConfig.ipSecurityRestrictions").Skip(1).Select(rule => rule["ipAddress"]!.ToString())
            .ShouldBe(["203.0.113.0/28", "198.51.100.7/32"]);
        pilot.One("Insights/actionGroups").Items("emailReceivers").Select(one => one["emailAddress"]!.ToString())
            .ShouldBe(["a@moi.example", "b@moi.example"]);
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
    [InlineData("production", "MOISMS_ADAPTER_RANGES", null, "adapterPrincipalId without adapterRanges")]
    [InlineData("production", "MOISMS_CHANNEL", "operator", "MOISMS_OPERATOR_ENDPOINT")]
    [InlineData("production", "MOISMS_OPERATOR_ENDPOINT", "https://gateway.moi.example", "MOISMS_CHANNEL")]
    [InlineData("production", "MOISMS_DATA_LOCATION", null, "MOISMS_DATA_LOCATION")]
    [InlineData("pilot", "MOISMS_GATEWAY", "true", "MOISMS_CHANNEL")]
    [InlineData("gateway", "MOISMS_SMSC_HOST", null, "MOISMS_SMSC_HOST")]
    [InlineData("gateway", "MOISMS_GATEWAY_IMAGE", null, "MOISMS_GATEWAY_IMAGE")]
    [InlineData("gateway", "MOISMS_SMSC_CERTIFICATE", "-----BEGIN CERTIFICATE----- MIIB -----END CERTIFICATE-----", "MOISMS_SMSC_TLS")]
    public async Task A_missing_value_stops_the_deployment_and_is_named(string parameters, string name, string? value, string told)
    {
        var values = Sample();
        values.Remove(name);
        if (value is not null)
            values[name] = value;

        var result = await SnapshotAsync(parameters, values);

        result.ExitCode.ShouldNotBe(0);
        $"{result.Output}{result.Errors}".ShouldContain(told);
    }

    private static Dictionary<string, string> Sample() =>
        new(new InfraFolder(Path.Combine(RepositoryFiles.Root, "infra")).SnapshotValues(), StringComparer.Ordinal);

    /// <summary>A tenant without numbers, whose operator's gateway takes replies and posts texts.</summary>
    private static Dictionary<string, string> Operator()
    {
        var values = Sample();
        foreach (var name in new[] { "MOISMS_DATA_LOCATION", "MOISMS_OPERATOR_TOPIC", "MOISMS_ADAPTER" })
            values.Remove(name);
        values["MOISMS_CHANNEL"] = "operator";
        values["MOISMS_OPERATOR_ENDPOINT"] = "https://gateway.moi.example";
        return values;
    }

    private async Task<Snapshot> EvaluateAsync(string parameters, Dictionary<string, string> values)
    {
        var result = await SnapshotAsync(parameters, values);
        result.ExitCode.ShouldBe(0, result.Errors);
        return new Snapshot(parameters, JsonNode.Parse(result.Output)!);
    }

    private async Task<BicepResult> SnapshotAsync(string parameters, Dictionary<string, string> values)
    {
        var copy = Directory.CreateTempSubdirectory("moisms-variant-");
        try
        {
            var folder = new InfraFolder(Path.Combine(RepositoryFiles.Root, "infra")).CopyTo(copy.FullName);
            await EnvironmentValues.WriteToAsync(folder, values, Ct);
            return await bicep.SnapshotAsync(folder, $"{parameters}.bicepparam", Ct);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
