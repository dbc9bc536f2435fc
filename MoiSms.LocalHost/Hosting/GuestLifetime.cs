namespace MoiSms.LocalHost.Hosting;

/// <summary>Of a host within this program: Ctrl-C is for the program, which ends things in its own order.</summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
