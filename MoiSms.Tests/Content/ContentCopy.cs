using MoiSms.Core.Content;
using Shouldly;

namespace MoiSms.Tests.Content;

/// <summary>A small, sound content folder of its own, to be broken in one place.</summary>
internal sealed class ContentCopy : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("moisms-content-").FullName;

    public ContentCopy()
    {
        Write("kinds.yaml", """
            kinds:
              - id: passport
                name: { ar: جوازات, en: Passports }
                services: [passport-new, passport-renew]
              - id: police
                name: { ar: مخفر, en: Police }
                offer: for-services
            """);
        Write("areas.yaml", """
            areas:
              - id: salmiya
                governorate: hawalli
                name: { ar: السالمية, en: Salmiya }
                lat: 29.33
                lon: 48.07
                spellings: [salmya]
                source: a map
            """);
        Write("centres.yaml", """
            centres:
              - id: passport-salmiya
                kind: passport
                name: { ar: جوازات السالمية, en: Passports Salmiya }
                governorate: hawalli
                area: salmiya
                lat: 29.34
                lon: 48.08
                hours: { week: "08:00-13:30" }
                source: a visit
                checked: 2026-11-24
                address: { ar: شارع سالم, en: Salem Street }
            ramadan:
              - { from: 2027-02-08, to: 2027-03-08, name: { ar: رمضان, en: Ramadan } }
            holidays: []
            """);
        Service("passport-new", "passport");
        Service("passport-renew", "passport");
        Write("services/passports.yaml", """
            id: passports
            name: { ar: جوازات, en: Passports }
            what: { ar: كل الجوازات, en: All passports }
            members: [passport-new, passport-renew]
            source: the law
            checked: 2026-11-24
            """);
    }

    public string Folder => Path.Combine(parent, "content");

    /// <summary>Replaces the first occurrence in a file, which has to be there.</summary>
    public ContentCopy With(string file, string old, string @new)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"'{old}' is not in {file}");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), @new, text.AsSpan(at + old.Length)));
        return this;
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    public ContentLibrary Load() => ContentLibrary.Load(Folder);

    public IReadOnlyList<ContentError> Errors() => Should.Throw<ContentException>(Load).Errors;

    public void Dispose() => Directory.Delete(parent, recursive: true);

    private void Service(string id, string kind) => Write($"services/{id}.yaml", $$"""
        id: {{id}}
        name:
          ar: جواز
          en: Passport
        what:
          ar: جواز سفر
          en: A passport
        papers:
          ar: [البطاقة المدنية, صورة]
          en: [Civil ID, Photo]
        fee:
          ar: 3 د.ك
          en: KD 3
        steps:
          ar: [تقديم]
          en: [Apply]
        centreKind: {{kind}}
        where:
          ar: الجوازات
          en: Passports
        source: the law
        checked: 2026-11-24
        questions:
          - id: baby
            asks: can-i
            ask: [can my baby get one, passport for a new born, جواز لطفلي, هل يلزم جواز للرضيع]
            answer: { ar: نعم, en: Yes }
            source: the law
            checked: 2026-11-24
        """);
}
