using MoiSms.Tests.Infrastructure;
using Xunit;

namespace MoiSms.Tests.Conversations;

/// <summary>
/// Whole conversations with the demo people, on the real wire and a real Azurite, at 12:00 in Kuwait on 24 November 2026.
/// Services and centres are those of <see cref="FixedContent"/>.
/// </summary>
public sealed class TranscriptTests(AzuriteFixture azurite, TranscriptService service) : IClassFixture<TranscriptService>
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Conversations", "transcripts");

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_goes_as_written(string file)
    {
        var ct = TestContext.Current.CancellationToken;
        var path = Path.Combine(Folder, file);
        var written = Transcript.Parse(file, await File.ReadAllLinesAsync(path, ct));

        await service.StartAsync(azurite, ct);
        foreach (var phone in written.Turns.Select(turn => turn.Phone).Distinct())
            await service.ForgetAsync(phone, ct);
        var turns = new List<Turn>();
        foreach (var turn in written.Turns)
            turns.Add(turn with { Reply = await service.AskAsync(turn, ct) });
        var spoken = written with { Turns = turns };

        Golden.ShouldMatch($"Conversations/transcripts/{file}", spoken.ToString());
    }
}
