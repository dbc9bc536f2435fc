using System.Net.Http.Json;
using System.Text.Json;
using MoiSms.Core.Operating;
using Shouldly;

namespace MoiSms.Tests.Infrastructure;

/// <summary>Calls the admin API as an operator would.</summary>
internal static class AdminApi
{
    public static async Task<HttpResponseMessage> SendAsync(
        this TestService service, HttpMethod method, string path, object? body, CancellationToken ct, string role = "operator")
    {
        using var request = new HttpRequestMessage(method, "api/" + path);
        request.Headers.Add("x-moisms-role", role);
        request.Headers.Add("x-moisms-user", "sara");
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await service.Functions.SendAsync(request, ct);
    }

    /// <summary>The answer; fails where it is no success.</summary>
    public static async Task<T> AdminAsync<T>(this TestService service, HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var response = await service.SendAsync(method, path, body, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonSerializer.Deserialize<T>(text, AdminJson.Options)!;
    }

    public static Task<SettingsView> SetPhaseAsync(this TestService service, string phase, CancellationToken ct, int? percent = null) =>
        service.AdminAsync<SettingsView>(HttpMethod.Put, AdminRoutes.Settings + "/phase", new { phase, percent, reason = "a test" }, ct);

    public static Task<MembersChanged> AddMembersAsync(this TestService service, CancellationToken ct, params string[] phones) =>
        service.AdminAsync<MembersChanged>(HttpMethod.Post, AdminRoutes.Pilot + "/add", new { phones, reason = "a test" }, ct);

    /// <summary>Texts and waits until it was decided about; null = silence.</summary>
    public static async Task<string?> ReplyOrSilenceAsync(this TestService service, string phone, string text, CancellationToken ct)
    {
        var id = await service.TextAsync(phone, text, ct);
        await Until.TrueAsync(async () => await service.RowAsync(phone, id, ct) is not null, "a decision about the text", ct);
        return (await service.RowAsync(phone, id, ct))!.Reply is null ? null : await service.ReplyAsync(id, ct);
    }
}
