using MoiSms.LocalHost.Azurite;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>The installation of the emulator, on a package of our own so that nothing is downloaded.</summary>
public sealed class AzuriteInstallerTests : IDisposable
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task Many_at_once_install_once()
    {
        Write(
            "package.json",
            """{"name":"t","version":"1.0.0","dependencies":{"azurite":"file:own"}"""
            + ""","scripts":{"preinstall":"echo installed >> installs.txt"}}""");
        Write("package-lock.json", """
            {"name":"t","version":"1.0.0","lockfileVersion":3,"requires":true,"packages":{
              "":{"name":"t","version":"1.0.0","hasInstallScript":true,"dependencies":{"azurite":"file:own"}},
              "node_modules/azurite":{"resolved":"own","link":true},
              "own":{"name":"azurite","version":"1.0.0"}}}
            """);
        Write("own/package.json", """{"name":"azurite","version":"1.0.0"}""");
        Write("own/dist/src/azurite.js", "");
        var said = new List<string>();
        void Say(string line)
        {
            lock (said)
                said.Add(line);
        }

        var scripts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AzuriteInstaller.EnsureAsync(root.Path, Say, ct)));

        scripts.Distinct().ShouldHaveSingleItem();
        File.Exists(scripts[0]).ShouldBeTrue();
        (await File.ReadAllLinesAsync(Path.Combine(root.Path, "installs.txt"), ct)).Length.ShouldBe(1);
        said.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_installation_that_fails_is_one_clear_line()
    {
        Write("package.json", """{"name":"t","version":"1.0.0"}""");

        var thrown = await Should.ThrowAsync<AzuriteException>(() => AzuriteInstaller.EnsureAsync(root.Path, _ => { }, ct));

        thrown.Message.ShouldContain("npm ci failed");
        thrown.Message.ShouldNotContain("\n");
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(root.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
