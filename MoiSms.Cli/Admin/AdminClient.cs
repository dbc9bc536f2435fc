using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Admin;

/// <summary>Calls the admin API. Every failure is an <see cref="AdminCallException"/> with one line.</summary>
internal sealed class AdminClient(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>Host name and port of the function app.</summary>
    public string Authority => address.Authority;

    public string? Key { get; init; }

    public string? Role { get; init; }

    public string? Scope { get; init; }

    public TokenCredential? Credential { get; init; }

    public Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        SendAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    public Task<T> PutAsync<T>(string path, object body, CancellationToken cancellationToken) =>
        SendAsync<T>(HttpMethod.Put, path, body, cancellationToken);

    public Task<T> PostAsync<T>(string path, object body, CancellationToken cancellationToken) =>
        SendAsync<T>(HttpMethod.Post, path, body, cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, "api/" + path);
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: AdminJson.Options);
        await SignAsync(request, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
                return await response.Content.ReadFromJsonAsync<T>(AdminJson.Options, cancellationToken) ?? throw new JsonException();
            throw new AdminCallException(await ExplainAsync(response, cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new AdminCallException(address.IsLoopback
                ? $"No function app answers at {address.Authority}. Start it: dotnet run --project MoiSms.LocalHost"
                : $"No function app answers at {address.Authority}: check --url and your network.");
        }
        catch (JsonException)
        {
            throw new AdminCallException($"What answers at {address.Authority} is not the admin API of this version.");
        }
    }

    private async Task SignAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(Key))
            request.Headers.TryAddWithoutValidation("x-functions-key", Key);
        request.Headers.TryAddWithoutValidation("x-moisms-user", string.Concat(Environment.UserName.Where(char.IsAscii)));
        if (Role is not null)
            request.Headers.TryAddWithoutValidation("x-moisms-role", Role);
        if (Credential is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Bearer", await SignIn.GetTokenAsync(Credential, Scope!, cancellationToken));
    }

    private static async Task<string> ExplainAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var said = await ReadProblemAsync(response, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "The function app does not know you: give its function key (--key) or your sign-in (--scope).",
            HttpStatusCode.Forbidden => "Your role does not allow this.",
            _ => said ?? $"The function app failed ({(int)response.StatusCode}): see its log.",
        };
    }

    private static async Task<string?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<AdminProblem>(AdminJson.Options, cancellationToken))?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
