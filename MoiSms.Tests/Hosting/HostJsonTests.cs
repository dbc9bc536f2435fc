using Azure.Storage.Queues;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Hosting;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

public sealed class HostJsonTests
{
    [Fact]
    public void Our_own_file_is_read_as_it_stands()
    {
        var host = HostJson.Load(Path.Combine(RepositoryFiles.Root, "host.json"));

        host.RoutePrefix.ShouldBe("api");
        host.Queues.ShouldBe(new QueueSettings
        {
            BatchSize = 16,
            NewBatchThreshold = 16,
            MaxPollingInterval = TimeSpan.FromMilliseconds(250),
            VisibilityTimeout = TimeSpan.FromSeconds(30),
            MaxDequeueCount = 10,
            MessageEncoding = QueueMessageEncoding.None,
        });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"extensions":{"queues":{}}}""")]
    [InlineData("""{ /* empty */ "extensions": null }""")]
    public void What_the_file_leaves_out_is_as_on_the_real_host(string json)
    {
        var host = HostJson.Parse(json);

        host.RoutePrefix.ShouldBe("api");
        host.Queues.ShouldBe(new QueueSettings
        {
            BatchSize = 16,
            NewBatchThreshold = 8 * Environment.ProcessorCount,
            MaxPollingInterval = TimeSpan.FromSeconds(2),
            VisibilityTimeout = TimeSpan.Zero,
            MaxDequeueCount = 5,
            MessageEncoding = QueueMessageEncoding.Base64,
        });
    }

    [Fact]
    public void The_threshold_follows_the_batch() =>
        HostJson.Parse("""{"extensions":{"queues":{"batchSize":6}}}""").Queues.NewBatchThreshold.ShouldBe(3 * Environment.ProcessorCount);

    [Theory]
    [InlineData("no json", "host.json is no JSON")]
    [InlineData("""{"extensions":{"queues":{"batchSize":0}}}""", "batchSize")]
    [InlineData("""{"extensions":{"queues":{"batchSize":33}}}""", "batchSize")]
    [InlineData("""{"extensions":{"queues":{"batchSize":"16"}}}""", "batchSize")]
    [InlineData("""{"extensions":{"queues":{"newBatchThreshold":-1}}}""", "newBatchThreshold")]
    [InlineData("""{"extensions":{"queues":{"maxDequeueCount":0}}}""", "maxDequeueCount")]
    [InlineData("""{"extensions":{"queues":{"maxPollingInterval":"00:00:00.050"}}}""", "maxPollingInterval")]
    [InlineData("""{"extensions":{"queues":{"maxPollingInterval":250}}}""", "maxPollingInterval")]
    [InlineData("""{"extensions":{"queues":{"visibilityTimeout":"-00:00:01"}}}""", "visibilityTimeout")]
    [InlineData("""{"extensions":{"queues":{"messageEncoding":"utf8"}}}""", "messageEncoding")]
    [InlineData("""{"extensions":{"http":{"routePrefix":1}}}""", "routePrefix")]
    public void A_value_out_of_its_range_is_one_clear_line_that_names_it(string json, string named)
    {
        var thrown = Should.Throw<LocalHostException>(() => HostJson.Parse(json));

        thrown.Message.ShouldContain(named);
        thrown.Message.ShouldNotContain("\n");
    }
}
