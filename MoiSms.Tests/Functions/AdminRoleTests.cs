using System.Net;
using System.Security.Claims;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Functions.Admin;
using MoiSms.LocalHost.Hosting;
using MoiSms.LocalHost.Hosting.Discovery;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class AdminRoleTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static readonly object Person = new
    {
        phone = Phone,
        reason = "a test",
        phones = new[] { Phone },
        phase = "public",
        where = "events",
        id = "x",
    };

    /// <summary>What the service counts by itself.</summary>
    private static readonly string[] Counted = ["Pilot counts-", "Pilot hours-"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> OperatorsWork() => new()
    {
        { "PUT", AdminRoutes.Settings + "/phase" },
        { "PUT", AdminRoutes.Settings + "/kinds" },
        { "PUT", AdminRoutes.Settings + "/limits" },
        { "PUT", AdminRoutes.Settings + "/notices" },
        { "GET", AdminRoutes.Pilot },
        { "POST", AdminRoutes.Pilot + "/add" },
        { "POST", AdminRoutes.Pilot + "/remove" },
        { "POST", AdminRoutes.PilotReport },
        { "POST", AdminRoutes.DeadLetters + "/show" },
        { "POST", AdminRoutes.DeadLetters + "/replay" },
        { "POST", AdminRoutes.DeadLetters + "/discard" },
        { "POST", AdminRoutes.Conversation },
        { "POST", AdminRoutes.Person + "/export" },
        { "POST", AdminRoutes.Person + "/erase" },
        { "POST", AdminRoutes.NotUnderstood },
        { "POST", AdminRoutes.Examples + "/patch" },
        { "POST", AdminRoutes.Flags + "/list" },
        { "POST", AdminRoutes.Flags + "/set" },
        { "GET", AdminRoutes.Audit },
        { "POST", AdminRoutes.Capacity + "/begin" },
        { "POST", AdminRoutes.Capacity + "/text" },
        { "POST", AdminRoutes.Capacity + "/fates" },
        { "POST", AdminRoutes.Capacity + "/erase" },
        { "POST", AdminRoutes.Capacity + "/clean" },
    };

    [Fact]
    public async Task A_viewer_doing_an_operators_work_gets_403_and_nothing_happens()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var before = await RowsAsync(service);

        foreach (var (method, path) in OperatorsWork().Select(row => row.Data))
        {
            foreach (var role in new[] { "viewer", "administrator", "Operator" })
            {
                using var response = await service.SendAsync(new HttpMethod(method), path, method == "GET" ? null : Person, Ct, role);
                response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{method} {path} as {role}");
            }
        }

        (await RowsAsync(service)).ShouldBe(before);
    }

    [Theory]
    [InlineData(AdminRoutes.Settings)]
    [InlineData(AdminRoutes.PilotReport)]
    [InlineData(AdminRoutes.DeadLetters)]
    [InlineData(AdminRoutes.Me)]
    [InlineData(AdminRoutes.HourReport)]
    [InlineData(AdminRoutes.Queues)]
    [InlineData(AdminRoutes.Data)]
    [InlineData(AdminRoutes.Content)]
    public async Task A_viewer_and_an_operator_may_look(string path)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        foreach (var (role, status) in new[]
        {
            ("viewer", HttpStatusCode.OK),
            ("operator", HttpStatusCode.OK),
            ("nobody", HttpStatusCode.Forbidden),
        })
        {
            using var response = await service.SendAsync(HttpMethod.Get, path, null, Ct, role);
            response.StatusCode.ShouldBe(status, role);
        }
    }

    [Fact]
    public void Every_admin_function_asks_for_the_function_key_and_none_begins_with_what_the_host_keeps_for_itself()
    {
        var functions = FunctionCatalog.Find([typeof(FunctionHost).Assembly])
            .Where(function => function.Trigger is HttpTriggerAttribute).ToList();
        var admin = functions.Where(function => function.Method.DeclaringType!.Namespace == typeof(AdminEndpoint).Namespace).ToList();

        admin.Count.ShouldBeGreaterThan(5);
        admin.ShouldAllBe(function => ((HttpTriggerAttribute)function.Trigger).AuthLevel == AuthorizationLevel.Function);
        functions.Select(function => ((HttpTriggerAttribute)function.Trigger).Route ?? function.Name)
            .ShouldAllBe(route => !route.StartsWith("admin", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task With_tokens_the_tokens_roles_count_and_headers_do_not()
    {
        var request = Request("operator");

        var viewer = await Authorizer(true, new Source(
            new Claim("roles", "MoiSms.Viewer"), new Claim("preferred_username", "mona@moi\r\n.kw"))).ReadAsync(request, Ct);
        (viewer!.Name, viewer.IsViewer, viewer.IsOperator).ShouldBe(("mona@moi.kw", true, false));

        var other = await Authorizer(true, new Source(new Claim("roles", "Else.Operator"))).ReadAsync(request, Ct);
        (other!.IsViewer, other.IsOperator).ShouldBe((false, false));

        var both = await Authorizer(true, new Source(new Claim(ClaimTypes.Role, "MoiSms.Operator"))).ReadAsync(Request("viewer"), Ct);
        (both!.IsViewer, both.IsOperator).ShouldBe((true, true));
    }

    [Fact]
    public async Task Nobody_is_known_without_a_good_token_where_tokens_are_configured_nor_by_headers_on_a_shared_account()
    {
        (await Authorizer(true, new Source()).ReadAsync(Request("operator"), Ct)).ShouldBeNull();
        (await Authorizer(false).ReadAsync(Request("operator"), Ct)).ShouldBeNull();
        (await Authorizer(true).ReadAsync(Request("operator"), Ct)).ShouldNotBeNull();
    }

    private static DefaultHttpContext Context(string role)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers[AdminAuthorizer.RoleHeader] = role;
        return context;
    }

    private static HttpRequest Request(string role) => Context(role).Request;

    private static AdminAuthorizer Authorizer(bool local, params IAdminPrincipalSource[] sources) => new(
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [SettingNames.Storage] = local
                ? LocalDevelopment.StorageConnectionString
                : "DefaultEndpointsProtocol=https;AccountName=moisms;AccountKey=YWJj;EndpointSuffix=core.windows.net",
            [SettingNames.AcsConnectionString] = "endpoint=https://acs.example/;accesskey=YWJj",
            [SettingNames.ServiceNumber] = TestService.ServiceNumber,
            [SettingNames.KeySecret] = "a secret of this test alone, 32 letters",
            [SettingNames.ContentPath] = AppContext.BaseDirectory,
            [SettingNames.FunctionKeyOnly] = "true",
            [SettingNames.AllowedTopics] = "/subscriptions/1/communicationServices/acs",
        }).Build()),
        sources);

    private static async Task<string> RowsAsync(TestService service)
    {
        var rows = new List<string>();
        foreach (var table in TableNames.All)
        {
            await foreach (var row in service.Table(table).QueryAsync<TableEntity>(cancellationToken: Ct))
                rows.Add($"{table} {row.PartitionKey} {row.RowKey} {row.ETag}");
        }

        return string.Join(
            '\n', rows.Where(row => !Counted.Any(start => row.StartsWith(start, StringComparison.Ordinal))).Order(StringComparer.Ordinal));
    }

    private sealed class Source(params Claim[] claims) : IAdminPrincipalSource
    {
        public Task<ClaimsPrincipal?> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(claims.Length == 0 ? null : new ClaimsPrincipal(new ClaimsIdentity(claims, "token")));
    }
}
