using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MoiSms.Tests.Hosting;

public sealed class HttpFunctions(Probe probe)
{
    [Function("Greet")]
    public IResult Greet([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greet/{name}/{title?}")] HttpRequest request,
        string name, string? title) =>
        TypedResults.Text($"{request.Method} {title ?? "no title"} {name}");

    [Function("Length")]
    public async Task<IResult> LengthAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", "put", Route = "things")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return TypedResults.Ok(body.Length);
    }

    [Function("List")]
    public static IResult List([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "things")] HttpRequest request) =>
        TypedResults.Text(request.Query["q"]);

    [Function("Any")]
    public static IResult Any([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => TypedResults.Text(request.Method);

    [Function("Fail")]
    public static Task<IResult> FailAsync([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        throw new InvalidOperationException($"a secret of {request.Path}");

    [Function("Hold")]
    public async Task<IResult> HoldAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, CancellationToken cancellationToken)
    {
        await probe.RunAsync(new Probe.Run("Hold", request.Method), cancellationToken);
        return TypedResults.Text("held");
    }
}
