using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MoiSms.Core.Conversations;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

public sealed partial class PageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_and_all_it_names_come_from_this_address_only()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.Http.GetAsync("/", Cancel);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        var page = await response.Content.ReadAsStringAsync(Cancel);

        var named = Reference().Matches(page).Select(match => match.Groups[1].Value).ToList();
        named.ShouldContain("/phone.css");
        named.ShouldContain("/page.js");
        named.AddRange(await ScriptsAsync(host));
        // The console's files are LocalHost's: this is the simulator alone.
        named.Remove("/console/").ShouldBeTrue();
        foreach (var reference in named.Where(
            reference => !reference.StartsWith('#') && !reference.StartsWith("data:", StringComparison.Ordinal)))
        {
            reference.ShouldMatch("^/[a-z]");
            var content = await host.Http.GetStringAsync(reference, Cancel);
            content.Length.ShouldBeGreaterThan(100);
            Outside().IsMatch(content).ShouldBeFalse(reference);
        }

        Outside().IsMatch(page).ShouldBeFalse();
    }

    [Fact]
    public async Task The_page_has_the_same_words_in_both_languages()
    {
        await using var host = await SimulatorHost.StartAsync();
        var page = await host.Http.GetStringAsync("/", Cancel);
        var words = await host.Http.GetStringAsync("/words.js", Cancel);
        var scripts = await Task.WhenAll((await ScriptsAsync(host)).Select(path => host.Http.GetStringAsync(path, Cancel)));
        var script = string.Concat(scripts);
        var english = words.IndexOf("\n  en: {", StringComparison.Ordinal);
        var arabic = words.IndexOf("\n  ar: {", StringComparison.Ordinal);
        var inEnglish = Key().Matches(words[(english + 8)..arabic]).Select(match => match.Groups[1].Value).ToHashSet();
        var inArabic = Key().Matches(words[(arabic + 8)..]).Select(match => match.Groups[1].Value).ToHashSet();

        var used = Word().Matches(page).Concat(Spoken().Matches(script)).Select(match => match.Groups[1].Value).Distinct().ToList();
        used.Count.ShouldBeGreaterThan(30);
        used.Where(word => !inEnglish.Contains(word)).ShouldBeEmpty();
        // Arabic names its plural forms besides.
        inArabic.Except(["one", "two", "few"]).Order().ShouldBe(inEnglish.Order());
    }

    [Fact]
    public async Task The_page_offers_the_demo_people_and_keeps_their_civil_ids_back()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "holders.csv"),
            "civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial\n"
            + "288020122596,+96550000101,بدر المثال,Bader Example,KWT,1988-02-01,ar,SER123456\n"
            + "227081660516,,بلا هاتف,No Phone,IND,1927-08-16,en,SER999999\n"
            + "292091998298,+96550000102,\"مثال، ثان\",\"Second, Example\",IND,1992-09-19,en,SER654321\n",
            Cancel);
        await using var host = await SimulatorHost.StartAsync(options => options with { DemoFolder = folder.Path });

        var text = await host.Http.GetStringAsync("simulator/people", Cancel);

        using var answer = JsonDocument.Parse(text);
        answer.RootElement.GetProperty("serviceNumber").GetString().ShouldBe(SimulatorHost.ServiceNumber);
        var people = answer.RootElement.GetProperty("people");
        people.GetArrayLength().ShouldBe(2);
        people[0].GetProperty("phone").GetString().ShouldBe("+96550000101");
        people[0].GetProperty("nameAr").GetString().ShouldBe("بدر المثال");
        people[1].GetProperty("nameEn").GetString().ShouldBe("Second, Example");
        text.ShouldNotContain("288020122596");
        text.ShouldNotContain("SER123456");
    }

    [Fact]
    public async Task Each_demo_person_is_told_in_a_line_of_both_languages()
    {
        await using var host = await SimulatorHost.StartAsync(
            options => options with { DemoFolder = Path.Combine(RepositoryFiles.Root, "content", "demo") });
        var phones = (await host.GetAsync("simulator/people")).GetProperty("people").EnumerateArray()
            .Select(person => person.GetProperty("phone").GetString());

        var lines = About().Matches(await host.Http.GetStringAsync("/samples.js", Cancel));

        lines.Select(line => line.Groups[1].Value).ShouldBe(phones);
        lines.ShouldAllBe(line => line.Groups[2].Length > 0 && line.Groups[3].Length > 0);
    }

    [Fact]
    public async Task What_the_trace_names_has_words_in_both_languages()
    {
        await using var host = await SimulatorHost.StartAsync();
        var names = Named().Matches(await host.Http.GetStringAsync("/names.js", Cancel)).Select(name => name.Groups[1].Value).ToHashSet();

        Enum.GetValues<Intent>().Select(intent => intent.ToName()).Except(names).ShouldBeEmpty();
        Enum.GetValues<Ask>().Select(ask => ask.ToName()).Except(names).ShouldBeEmpty();
        Enum.GetNames<Decision>().Except(names).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("50000101", "+96550000101")]
    [InlineData("+44 7400 123456", "+447400123456")]
    [InlineData("abc", null)]
    [InlineData("12345", null)]
    public async Task A_number_that_could_get_no_reply_is_told_before_it_texts(string number, string? phone)
    {
        await using var host = await SimulatorHost.StartAsync();
        (await host.GetAsync("simulator/numbers/" + Uri.EscapeDataString(number))).GetProperty("phone").GetString().ShouldBe(phone);
    }

    [Fact]
    public async Task Whether_the_functions_answer_is_told()
    {
        await using var host = await SimulatorHost.StartAsync();
        (await host.GetAsync("simulator/functions")).GetProperty("answers").GetBoolean().ShouldBeTrue();

        host.App.FunctionsAddress = new Uri("http://127.0.0.1:9/");
        (await host.GetAsync("simulator/functions")).GetProperty("answers").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Without_demo_data_the_page_offers_nobody()
    {
        await using var host = await SimulatorHost.StartAsync(
            options => options with { DemoFolder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()) });
        (await host.GetAsync("simulator/people")).GetProperty("people").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_stream_tells_the_conversation_then_every_change_of_that_phone()
    {
        await using var host = await SimulatorHost.StartAsync();
        var before = await host.TextAsync("before");
        await host.StateAsync(before, "accepted");
        using var response = await host.Http.GetAsync("simulator/events?phone=50000101", HttpCompletionOption.ResponseHeadersRead, Cancel);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));

        var (kind, data) = await NextAsync(reader);
        kind.ShouldBe("conversation");
        data[0].GetProperty("text").GetString().ShouldBe("before");

        await host.TextAsync("another phone", "+96550000102");
        using var sent = await host.SendAsync(SimulatorHost.Send("the reply", tag: before));
        (kind, data) = await NextAsync(reader);
        kind.ShouldBe("message");
        data.GetProperty("text").GetString().ShouldBe("the reply");
        data.GetProperty("state").GetString().ShouldBe("sent");
        (kind, data) = await NextAsync(reader);
        data.GetProperty("state").GetString().ShouldBe("delivered");

        (await host.Http.DeleteAsync("simulator/messages", Cancel)).Dispose();
        (kind, data) = await NextAsync(reader);
        kind.ShouldBe("cleared");
    }

    [Fact]
    public async Task What_is_not_there_is_404_as_json()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.Http.GetAsync("simulator/nothing", Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SimulatorHost.JsonAsync(response)).GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "https://evil.example")]
    public async Task A_page_of_another_site_gets_nothing_from_here(string header, string value)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "simulator/messages")
        {
            Content = new StringContent("""{"from":"+96550000101","text":"help"}"""),
        };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await host.Http.SendAsync(request, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.MessagesAsync()).ShouldBeEmpty();
    }

    private static async Task<(string Kind, JsonElement Data)> NextAsync(StreamReader reader)
    {
        var kind = await reader.ReadLineAsync(Cancel);
        var data = await reader.ReadLineAsync(Cancel);
        (await reader.ReadLineAsync(Cancel)).ShouldBe("");
        return (kind!["event: ".Length..], JsonDocument.Parse(data!["data: ".Length..]).RootElement);
    }

    /// <summary>Every script that the page loads, by what they import.</summary>
    private static async Task<IReadOnlyList<string>> ScriptsAsync(SimulatorHost host)
    {
        List<string> scripts = ["/page.js"];
        for (var i = 0; i < scripts.Count; i++)
        {
            var imports = Import().Matches(await host.Http.GetStringAsync(scripts[i], Cancel)).Select(match => match.Groups[1].Value);
            scripts.AddRange(imports.Where(path => !scripts.Contains(path)).ToList());
        }

        return scripts;
    }

    [GeneratedRegex("""^import .* from '\.(/[a-z]+\.js)';$""", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex("""^  '(\+\d+)': \[\n    '([^'\n]*)',\n    '([^'\n]*)',$""", RegexOptions.Multiline)]
    private static partial Regex About();

    [GeneratedRegex("""[\s{]'?([A-Za-z-]+)'?: \['[^']+', '[^']+'\]""")]
    private static partial Regex Named();

    [GeneratedRegex("""\s(?:src|href)="([^"]*)""")]
    private static partial Regex Reference();

    [GeneratedRegex("""https?://[a-z0-9]|@import|url\(|\ssrc=['"]?//""", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    [GeneratedRegex("""data-(?:word|label|placeholder)="([A-Za-z0-9]+)""")]
    private static partial Regex Word();

    [GeneratedRegex(@"word\('([A-Za-z0-9]+)'\)")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"[\s{,]([A-Za-z][A-Za-z0-9]*): ")]
    private static partial Regex Key();

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("moisms-simulator-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
