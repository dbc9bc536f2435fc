using Azure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

public sealed class DueIndexTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_that_end_while_storage_hangs_share_its_next_call_and_its_failure()
    {
        var calls = 0;
        var release = new TaskCompletionSource();
        await using var storage = await StartAsync(async context =>
        {
            Interlocked.Increment(ref calls);
            await release.Task;
            // Not 503, which the client would try again.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        });
        var due = new DueIndex(new ServiceStorage(StorageConnection.FromConnectionString(
            $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;TableEndpoint={storage.Urls.Single()}/a;"
            + $"QueueEndpoint={storage.Urls.Single()}/a"), new StorageCallCounter()));

        Task KeepAsync(int text) => due.KeepAsync(DueKinds.Texts, $"k{text}", Some.Now, Ct);
        var first = KeepAsync(0);
        await Until.TrueAsync(() => Volatile.Read(ref calls) == 1, Ct);
        Task[] others = [.. Enumerable.Range(1, 50).Select(KeepAsync)];
        release.SetResult();

        foreach (var text in others.Prepend(first))
            await Should.ThrowAsync<RequestFailedException>(() => text);
        calls.ShouldBe(2);
    }

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(Ct);
        return app;
    }
}
