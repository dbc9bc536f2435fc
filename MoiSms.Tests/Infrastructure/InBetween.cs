using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Functions;
using MoiSms.Tests.Reliability;
using MoiSms.Tests.Understanding;

namespace MoiSms.Tests.Infrastructure;

/// <summary>
/// Does something just before a call to storage goes out, or just before its answer arrives: the first one that does what was named.
/// </summary>
internal sealed class InBetween : HttpPipelinePolicy
{
    private string? what;
    private bool isAnswer;
    private Func<Task> act = () => Task.CompletedTask;

    /// <param name="effect">What the call does, in the words of <see cref="StorageEffect"/>.</param>
    public void BeforeCall(string effect, Func<Task> act) => (what, isAnswer, this.act) = (effect, false, act);

    /// <summary>Storage has answered, and the caller does not know yet.</summary>
    /// <param name="effect">What the call does, in the words of <see cref="StorageEffect"/>.</param>
    public void BeforeAnswer(string effect, Func<Task> act) => (what, isAnswer, this.act) = (effect, true, act);

    /// <summary>Whether the call came.</summary>
    public bool HasCome => what is null;

    /// <summary>The service's own objects on an account and tables of their own, whose calls pass here.</summary>
    public async Task<ServiceProvider> StartCoreAsync(AzuriteFixture azurite, TimeProvider time, CancellationToken ct)
    {
        var account = azurite.NewAccount();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [SettingNames.Storage] = account,
            [SettingNames.AcsConnectionString] = "endpoint=http://127.0.0.1:9/;accesskey=bm8ga2V5",
            [SettingNames.ServiceNumber] = TestService.ServiceNumber,
            [SettingNames.KeySecret] = LocalDevelopment.KeySecret,
            [SettingNames.ContentPath] = RepositoryFiles.Content,
            [SettingNames.DefaultPhase] = "public",
        }).Build();
        var services = new ServiceCollection().AddSingleton(Engine.Loaded).AddMoiSms(configuration).AddLogging()
            .AddSingleton(StorageConnection.FromConnectionString(account) with { Policies = [this] }).AddSingleton(time)
            .BuildServiceProvider();
        var storage = services.GetRequiredService<ServiceStorage>();
        await Task.WhenAll(TableNames.All.Select(name => storage.Tables.CreateTableIfNotExistsAsync(name, ct)));
        await storage.Inbound.CreateIfNotExistsAsync(cancellationToken: ct);
        return services;
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (what is null || StorageEffect.Of(message.Request).What != what)
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        what = null;
        if (isAnswer)
            await ProcessNextAsync(message, pipeline);
        await act();
        if (!isAnswer)
            await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The service calls storage asynchronously.");
}
