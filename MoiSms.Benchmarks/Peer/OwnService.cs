using MoiSms.Benchmarks.Local;

namespace MoiSms.Benchmarks.Peer;

/// <summary>MoiSms: an event is posted to its webhook, and its reply is a request to Communication Services.</summary>
internal sealed class OwnService(LoadWorld world) : IAnsweringService
{
    private readonly Phones phones = new(world);

    public string Name => "MoiSms";

    public Task ForgetAsync(CancellationToken ct) => phones.ForgetAsync(ct);

    public Task PostAsync(LoadText text) => phones.PostAsync(text);

    public Task<ILookup<string, DateTimeOffset>> RepliesAsync(int texts, CancellationToken ct) => phones.RepliesAsync(texts, ct);

    public Task RestartAsync(CancellationToken ct) => world.RestartHostAsync(ct);
}
