using System.Net;
using System.Text;
using MoiSms.LocalHost.Hosting;

namespace MoiSms.LocalHost;

/// <summary>Asks the started functions over HTTP whether they can work, before anybody is told that they can.</summary>
internal static class ReadyCheck
{
    private const string HealthFunction = "Health";
    private const string WebhookFunction = "ReceiveEvents";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(FunctionHost host, string routePrefix, string functionKey, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = host.Address, Timeout = Limit };
        client.DefaultRequestHeaders.Add("x-functions-key", functionKey);
        var addresses = new List<string> { "admin/host/status" };
        if (host.Functions.Any(function => function.Name == HealthFunction))
            addresses.Add($"{routePrefix}/health/ready".TrimStart('/'));

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(Limit);
        if (host.Functions.Any(function => function.Name == WebhookFunction))
            await PostNothingAsync(client, $"{routePrefix}/sms/events".TrimStart('/'), over.Token);
        foreach (var address in addresses)
        {
            HttpStatusCode? answered = null;
            try
            {
                while (answered != HttpStatusCode.OK)
                {
                    if (answered is not null)
                        await Task.Delay(Pause, over.Token);
                    using var response = await client.GetAsync(address, over.Token);
                    answered = response.StatusCode;
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new LocalHostException(
                    $"The functions did not get ready: {address} last answered {(answered is null ? "nothing" : (int)answered)}.");
            }
        }
    }

    /// <summary>So that the first text does not wait for code that never ran. What is answered does not matter.</summary>
    private static async Task PostNothingAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        using var nothing = new StringContent("[]", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(address, nothing, cancellationToken);
    }
}
