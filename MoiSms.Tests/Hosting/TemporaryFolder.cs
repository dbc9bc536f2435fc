namespace MoiSms.Tests.Hosting;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("moisms-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
