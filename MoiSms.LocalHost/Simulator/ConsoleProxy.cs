using System.Net.Http.Headers;
using MoiSms.LocalHost.Simulator.Http;

namespace MoiSms.LocalHost.Simulator;

/// <summary>
/// Brings the console's calls to the functions, so that page and API have one origin: <c>/console/api/manage/...</c> goes to
/// <c>api/manage/...</c> with its query, body and the headers that say who calls. Nothing else of the functions can be reached here.
/// </summary>
internal sealed class ConsoleProxy(Func<Uri> functions) : IDisposable
{
    private const string Prefix = "/console/";

    private static readonly string[] Passed = ["Authorization", "x-functions-key", "x-moisms-user", "x-moisms-role"];

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromMinutes(5),
    };

    public void Map(IEndpointRouteBuilder routes) => routes.Map(Prefix + "api/manage/{**rest}", ForwardAsync);

    public void Dispose() => http.Dispose();

    private async Task ForwardAsync(HttpContext context)
    {
        var target = new Uri(functions(), context.Request.Path.ToUriComponent()[Prefix.Length..] + context.Request.QueryString);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), target);
        if (context.Request.ContentLength > 0 || context.Request.Headers.ContainsKey("Transfer-Encoding"))
        {
            request.Content = new StreamContent(context.Request.Body);
            if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type))
                request.Content.Headers.ContentType = type;
        }

        foreach (var name in Passed)
        {
            if (context.Request.Headers.TryGetValue(name, out var value))
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (HttpRequestException) when (!context.Response.HasStarted)
        {
            await SimulatorJson.WriteErrorAsync(context, StatusCodes.Status502BadGateway, "The functions do not answer.");
        }
    }
}
