using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Functions.Hosting;
using MoiSms.Tests.Foundation.Telemetry;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>What the real host gets to see of a function: our lines, and no content of a message.</summary>
public sealed class InvocationMiddlewareTests
{
    private static readonly SomeInvocation Invocation = new();

    [Fact]
    public async Task A_line_that_a_function_logs_names_its_invocation_so_that_the_host_shows_it()
    {
        var logs = new ScopedLogs();
        await using var services = Services(logs);
        var middleware = Middleware(services);
        var log = services.GetRequiredService<ILogger<InvocationMiddlewareTests>>();

        await middleware.Invoke(Invocation, async _ =>
        {
            await Task.Yield();
            log.LogWarning("inside");
        });
        log.LogWarning("outside");

        logs.Lines.ShouldBe([("inside", Invocation.InvocationId), ("outside", null)]);
    }

    [Fact]
    public async Task What_leaves_a_function_names_its_kinds_and_places_and_none_of_its_words()
    {
        var thrown = await ThrownAsync(() =>
        {
            try
            {
                JsonDocument.Parse("+96550000101 this is no json {");
            }
            catch (JsonException e)
            {
                throw new InvalidOperationException("+96550000101", e);
            }
        });

        thrown.ShouldBeOfType<FunctionFaultException>();
        thrown.Message.ShouldBe("InvalidOperationException <- JsonReaderException");
        thrown.StackTrace.ShouldNotBeNull().ShouldContain(nameof(JsonDocument));
        thrown.InnerException.ShouldBeNull();
        thrown.Data.Count.ShouldBe(0);
        thrown.ToString().ShouldNotContain("96550000101");
        thrown.ToString().ShouldNotContain("this is no json");
    }

    [Fact]
    public async Task A_run_that_the_stopping_host_cancels_stays_cancelled()
    {
        (await ThrownAsync(() => throw new TaskCanceledException())).ShouldBeOfType<TaskCanceledException>();
    }

    [Theory]
    [InlineData("this is no json {")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[\"+96550000101\"]")]
    [InlineData("{\"from\":\"+96550000101\",\"receivedAt\":\"+96550000101\"}")]
    [InlineData("{\"+96550000101\":")]
    public void A_queue_message_that_cannot_be_read_is_not_quoted(string body)
    {
        foreach (var read in new Action<BinaryData>[] { one => QueueJson.ReadInbound(one), one => QueueJson.ReadOutbound(one) })
        {
            var thrown = Should.Throw<JsonException>(() => read(BinaryData.FromString(body)));

            thrown.ToString().ShouldNotContain("+96550000101");
            thrown.ToString().ShouldNotContain("this is no json");
        }
    }

    [Fact]
    public void Each_line_of_why_the_app_does_not_start_is_one_that_the_host_shows_as_an_error()
    {
        var lines = StartUpFault.Lines(new InvalidOperationException("AcsEndpoint is missing.\r\nMoiSms__KeySecret is too short."));

        lines.ReplaceLineEndings("\n").ShouldBe("error: AcsEndpoint is missing.\nerror: MoiSms__KeySecret is too short.");
    }

    [Fact]
    public async Task The_deployed_app_has_the_middleware_after_the_web_applications_own()
    {
        var program = await File.ReadAllTextAsync(
            Path.Combine(RepositoryFiles.Root, "MoiSms.Functions", "Program.cs"), TestContext.Current.CancellationToken);

        program.IndexOf("UseMiddleware<InvocationMiddleware>()", StringComparison.Ordinal)
            .ShouldBeGreaterThan(program.IndexOf("ConfigureFunctionsWebApplication()", StringComparison.Ordinal));
        program.ShouldContain("Console.Error.WriteLineAsync(StartUpFault.Lines(");
    }

    [Fact]
    public async Task A_run_that_throws_is_counted_once_whoever_counts_it_on_its_way_out()
    {
        await using var services = Services(new ScopedLogs());
        using var measured = new Measurements(services.GetRequiredService<IMeterFactory>());
        var failures = services.GetRequiredService<FunctionFailures>();
        var name = Invocation.FunctionDefinition.Name;

        foreach (var run in new FunctionExecutionDelegate[]
        {
            _ => throw new IOException(),
            _ => failures.CountAsync(name, () => throw new IOException(), CancellationToken.None),
        })
        {
            await Should.ThrowAsync<FunctionFaultException>(() => Middleware(services).Invoke(Invocation, run));
        }

        measured[$"moisms.failures function={name}"].ShouldBe(2);
    }

    private static ServiceProvider Services(ILoggerProvider logs) => new ServiceCollection()
        .AddRedaction()
        .AddLogging(logging => logging.AddProvider(logs).EnableRedaction())
        .AddMetrics().AddSingleton<MoiSmsMetrics>().AddSingleton<FunctionFailures>()
        .BuildServiceProvider();

    private static InvocationMiddleware Middleware(IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<InvocationMiddleware>(services);

    private static async Task<Exception> ThrownAsync(Action function)
    {
        await using var services = Services(new ScopedLogs());
        return await Should.ThrowAsync<Exception>(() => Middleware(services).Invoke(Invocation, _ =>
        {
            function();
            return Task.CompletedTask;
        }));
    }
}
