using System.Text.Json;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding;
using MoiSms.Core.Understanding.Examples;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding.Examples;

/// <summary>What is learned from a small part of the content, and the file that keeps it.</summary>
public sealed class ModelFileTests : IDisposable
{
    private const string Service = "licence-renew";

    private static readonly string[] Topics = [Service, "passport-renew", "visa-family-visit", "licence", "other"];

    private static readonly string[] Texts =
    [
        "renew my licence, i am 62, what more do i need", "how much is a visit visa for my mother", "متى تنتهي رخصتي", "pizza",
        "هل اقدر اجدد الجواز وانا برا الكويت", "licence renewal papers and fee", "can i renew licence with unpaid fines",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("model").FullName;
    private readonly ServiceGuide[] services;

    public ModelFileTests()
    {
        foreach (var path in Directory.EnumerateFiles(RepositoryFiles.Content, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(RepositoryFiles.Content, path).Replace('\\', '/');
            var isPart = name.Split('/')[0] is "words" or "services" || name == "areas.yaml"
                || (name.StartsWith("examples/", StringComparison.Ordinal) && Topics.Contains(Path.GetFileNameWithoutExtension(name)));
            if (!isPart)
                continue;
            var target = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // All lines would take a minute to learn from.
            if (name.StartsWith("examples/", StringComparison.Ordinal))
                File.WriteAllLines(target, File.ReadLines(path).Where((line, i) => line.StartsWith('[') || i % 40 == 0));
            else
                File.Copy(path, target);
        }

        services =
        [
            .. ContentLibrary.Load(RepositoryFiles.Content).Services.Values.Where(service => Topics.Contains(service.Id)),
        ];
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_file_reads_as_what_was_learned_reads()
    {
        var learned = Readings(Load());
        TextUnderstander.Train(folder, () => services);
        Directory.EnumerateFiles(folder).Select(Path.GetFileName).ShouldBe(["areas.yaml", ModelFile.Name], ignoreOrder: true);

        var fromFile = Load();
        // Nothing is left to be learned from, a service's own questions neither.
        Directory.Delete(Path.Combine(folder, "examples"), recursive: true);
        Readings(fromFile).ShouldBe(learned);
        learned.ShouldContain(reading => !reading.EndsWith("/ ", StringComparison.Ordinal), "one asks a question of the service");
    }

    [Fact]
    public void A_broken_file_is_passed_over_and_out_of_date()
    {
        var path = Path.Combine(folder, ModelFile.Name);
        var learned = Readings(Load());
        TextUnderstander.Train(folder, () => services);
        ModelFile.IsUpToDate(folder).ShouldBeTrue();
        var whole = File.ReadAllBytes(path);

        foreach (var broken in (byte[][])[whole[..^5], whole[..10], Flipped(whole, 20), Flipped(whole, whole.Length / 2), []])
        {
            File.WriteAllBytes(path, broken);
            ModelFile.IsUpToDate(folder).ShouldBeFalse();
        }

        File.WriteAllBytes(path, Flipped(whole, whole.Length - 5));
        Readings(Load()).ShouldBe(learned);
    }

    [Fact]
    public void A_file_that_was_learned_from_other_lines_is_out_of_date()
    {
        TextUnderstander.Train(folder, () => services);
        ModelFile.IsUpToDate(folder).ShouldBeTrue();

        File.AppendAllText(Path.Combine(folder, "examples", $"{Service}.txt"), "one line more\r\n");

        ModelFile.IsUpToDate(folder).ShouldBeFalse();
        ModelFile.TryRead(folder, ModelFile.Fingerprint(folder), "", file => file).ShouldBeNull();
    }

    [Fact]
    public void The_services_are_those_of_their_files_until_one_changes()
    {
        TextUnderstander.Train(folder, () => services);
        Json(ServicesPart.Read(folder)!).ShouldBe(Json(services));

        // Learning anew is another matter.
        File.AppendAllText(Path.Combine(folder, "examples", $"{Service}.txt"), "one line more\n");
        ServicesPart.Read(folder).ShouldNotBeNull();

        var path = Path.Combine(folder, "services", $"{Service}.yaml");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.ReplaceLineEndings("\r\n"));
        ServicesPart.Read(folder).ShouldNotBeNull();
        File.WriteAllText(path, text + "# a comment\n");
        ServicesPart.Read(folder).ShouldBeNull();
        File.WriteAllText(path, text);
        File.Move(path, path.Replace(Service, "another", StringComparison.Ordinal));
        ServicesPart.Read(folder).ShouldBeNull();
    }

    [Fact]
    public void What_is_edited_while_it_is_learned_makes_the_services_stale()
    {
        TextUnderstander.Train(folder, () =>
        {
            File.AppendAllText(Path.Combine(folder, "services", $"{Service}.yaml"), "# a comment\n");
            return services;
        });
        ServicesPart.Read(folder).ShouldBeNull();
    }

    [Fact]
    public void Services_that_are_broken_in_the_file_are_passed_over()
    {
        TextUnderstander.Train(folder, () => services);
        var path = Path.Combine(folder, ModelFile.Name);
        var whole = File.ReadAllBytes(path);
        foreach (var broken in (byte[][])[whole[..10], Flipped(whole, 20), []])
        {
            File.WriteAllBytes(path, broken);
            ServicesPart.Read(folder).ShouldBeNull();
        }

        File.Delete(path);
        ServicesPart.Read(folder).ShouldBeNull();
    }

    [Fact]
    public void What_ships_holds_the_services_that_ship() =>
        Json(ServicesPart.Read(RepositoryFiles.Content)!).ShouldBe(Json([.. ContentLibrary.Load(RepositoryFiles.Content).Services.Values]));

    [Fact]
    public void Line_ends_make_no_other_content()
    {
        var before = ModelFile.Fingerprint(folder);
        var path = Path.Combine(folder, "examples", $"{Service}.txt");
        File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\r\n"));
        ModelFile.Fingerprint(folder).ShouldBe(before);
    }

    private static string Json(ServiceGuide[] services) =>
        JsonSerializer.Serialize(services, ServicesJsonContext.Default.ServiceGuideArray);

    private static byte[] Flipped(byte[] whole, int at)
    {
        var broken = whole.ToArray();
        broken[at] ^= 1;
        return broken;
    }

    private TextUnderstander Load() => TextUnderstander.Load(folder, services);

    private static string[] Readings(TextUnderstander understander) => Array.ConvertAll(Texts, text =>
    {
        var read = understander.Understand(text, ConversationContext.Empty);
        return $"{read.Intent} {read.Slots.Service} {string.Join(' ', read.Asks)} {string.Join(' ', read.Why)} / {read.Point}";
    });
}
