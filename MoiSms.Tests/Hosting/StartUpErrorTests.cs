using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Hosting;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>What a host cannot run as the real one would is refused at start, in one line that names the function.</summary>
public sealed class StartUpErrorTests
{
    [Theory]
    [InlineData(typeof(NoTrigger), "exactly one parameter")]
    [InlineData(typeof(TwoTriggers), "exactly one parameter")]
    [InlineData(typeof(NotPublic), "must be public")]
    [InlineData(typeof(StrangeParameter), "Int32 'count' cannot be bound")]
    [InlineData(typeof(StrangeTriggerType), "cannot be bound to Stream 'message'")]
    [InlineData(typeof(TextTrigger), "cannot be bound to String 'message'")]
    [InlineData(typeof(NoSuchRouteValue), "String 'name' cannot be bound")]
    [InlineData(typeof(BrokenRoute), "its route cannot be read")]
    [InlineData(typeof(ReturnsText), "goes nowhere")]
    [InlineData(typeof(OutputOfNothing), "QueueOutput needs")]
    [InlineData(typeof(OutputOfHttp), "QueueClient")]
    [InlineData(typeof(HttpWithoutResult), "IResult")]
    [InlineData(typeof(BrokenSchedule), "six fields")]
    [InlineData(typeof(UnknownService), "no Uri is registered")]
    [InlineData(typeof(UnknownSetting), "the setting NoSuchSetting")]
    [InlineData(typeof(BadConnection), "The setting TestStorage is no storage connection string")]
    [InlineData(typeof(SameName), "Two functions are named 'Twice'")]
    [InlineData(typeof(SameRoute), "share a route and a method")]
    public async Task A_function_that_cannot_run_is_named_at_the_start(Type functions, string why)
    {
        var options = TestHosts.Options("no connection string", new Probe(), functions);

        var thrown = await Should.ThrowAsync<LocalHostException>(
            () => FunctionHost.StartAsync(options, TestContext.Current.CancellationToken));

        thrown.Message.ShouldContain(why);
        thrown.Message.ShouldNotContain("\n");
    }

    public static class NoTrigger
    {
        [Function("Broken")]
        public static Task RunAsync(CancellationToken cancellationToken) => Task.FromCanceled(cancellationToken);
    }

    public static class TwoTriggers
    {
        [Function("Broken")]
        public static Task RunAsync([QueueTrigger("work")] QueueMessage message, [TimerTrigger("0 0 * * * *")] TimerInfo timer) =>
            throw new NotSupportedException($"{message}{timer}");
    }

    public static class NotPublic
    {
        [Function("Broken")]
        internal static Task RunAsync([QueueTrigger("work")] QueueMessage message) => throw new NotSupportedException(message.MessageId);
    }

    public static class StrangeParameter
    {
        [Function("Broken")]
        public static Task RunAsync([QueueTrigger("work")] QueueMessage message, int count) =>
            throw new NotSupportedException($"{message}{count}");
    }

    public static class StrangeTriggerType
    {
        [Function("Broken")]
        public static Task RunAsync([QueueTrigger("work")] Stream message) => throw new NotSupportedException(message.ToString());
    }

    /// <summary>The real host would bind it; no function of ours asks for it, so this host does not.</summary>
    public static class TextTrigger
    {
        [Function("Broken")]
        public static Task RunAsync([QueueTrigger("work")] string message) => throw new NotSupportedException(message);
    }

    public static class NoSuchRouteValue
    {
        [Function("Broken")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{other}")] HttpRequest request, string name) =>
            TypedResults.Text(request.Path + name);
    }

    public static class BrokenRoute
    {
        [Function("Broken")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request, string b) =>
            TypedResults.Text(request.Path + b);
    }

    public static class ReturnsText
    {
        [Function("Broken")]
        public static string Run([QueueTrigger("work")] QueueMessage message) => message.MessageId;
    }

    public static class OutputOfNothing
    {
        [Function("Broken")]
        [QueueOutput("next")]
        public static Task RunAsync([QueueTrigger("work")] QueueMessage message) => throw new NotSupportedException(message.MessageId);
    }

    public static class OutputOfHttp
    {
        [Function("Broken")]
        [QueueOutput("next")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => TypedResults.Text(request.Path);
    }

    public static class HttpWithoutResult
    {
        [Function("Broken")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => request.Path;
    }

    public static class BrokenSchedule
    {
        [Function("Broken")]
        public static void Run([TimerTrigger("every now and then")] TimerInfo timer) => throw new NotSupportedException(timer.ToString());
    }

    public sealed class UnknownService(Uri address)
    {
        [Function("Broken")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => TypedResults.Text(request.Path + address);
    }

    public static class UnknownSetting
    {
        [Function("Broken")]
        public static Task RunAsync([QueueTrigger("work", Connection = "NoSuchSetting")] QueueMessage message) =>
            throw new NotSupportedException(message.MessageId);
    }

    public static class BadConnection
    {
        [Function("Broken")]
        public static Task RunAsync([QueueTrigger("work", Connection = "TestStorage")] QueueMessage message) =>
            throw new NotSupportedException(message.MessageId);
    }

    public static class SameName
    {
        [Function("Twice")]
        public static IResult One([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => TypedResults.Text(request.Path);

        [Function("twice")]
        public static IResult Other([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => TypedResults.Text(request.Path);
    }

    public static class SameRoute
    {
        [Function("One")]
        public static IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "same")] HttpRequest request) =>
            TypedResults.Text(request.Path);

        [Function("Other")]
        public static IResult Other([HttpTrigger(AuthorizationLevel.Anonymous, "POST", Route = "Same")] HttpRequest request) =>
            TypedResults.Text(request.Path);
    }
}
