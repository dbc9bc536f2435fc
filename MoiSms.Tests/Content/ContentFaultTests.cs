using MoiSms.Core.Content;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Content;

public sealed class ContentFaultTests : IDisposable
{
    private readonly ContentCopy content = new();

    public void Dispose() => content.Dispose();

    [Fact]
    public void The_unbroken_copy_loads()
    {
        var library = content.Load();
        library.Services.Count.ShouldBe(3);
        library.FindService("passports")!.Members.ShouldBe(["passport-new", "passport-renew"]);
        library.FindKind("police")!.Offer.ShouldBe(KindOffer.ForServices);
        library.FindCentre("passport-salmiya")!.Checked.ShouldBe(new DateOnly(2026, 11, 24));
        library.FindArea("salmiya")!.Spellings.ShouldBe(["salmya"]);
        library.FindArea("nowhere").ShouldBeNull();
    }

    // file | what stands there | what is put instead | line of the fault | words of its message
    [Theory]
    [InlineData("services/passport-new.yaml", "what:", "wat:", 5, "unknown key 'wat'")]
    [InlineData("services/passport-new.yaml", "  en: A passport\n", "", 5, "'en' is missing")]
    [InlineData("services/passport-new.yaml", "  en: A passport\n", "  en:\n", 7, "not an empty one")]
    [InlineData("services/passport-new.yaml", "  en: A passport\n", "  en: A passport\n  fr: Un passeport\n", 8, "unknown key 'fr'")]
    [InlineData("services/passport-new.yaml", "[Civil ID, Photo]", "[Civil ID]", 8, "2 lines in ar and 1 in en")]
    [InlineData("services/passport-new.yaml", "[Civil ID, Photo]", "Civil ID", 10, "has to be a list")]
    [InlineData("services/passport-new.yaml", "  en: [Apply]\n", "", 14, "'en' is missing")]
    [InlineData("services/passport-new.yaml", "id: passport-new", "id: passport-old", 1, "has to be the file's name")]
    [InlineData("services/passport-new.yaml", "id: passport-new", "id: Passport New", 1, "is no id")]
    [InlineData("services/passport-new.yaml", "centreKind: passport", "centreKind: palace", 17, "no centre kind 'palace'")]
    [InlineData("services/passport-new.yaml", "centreKind: passport", "centreKind: police", 17, "does not list 'passport-new'")]
    [InlineData("services/passport-new.yaml", "2026-11-24", "2026-02-30", 22, "has to be a real date")]
    [InlineData("services/passport-new.yaml", "2026-11-24", "24/11/2026", 22, "has to be a real date")]
    [InlineData("services/passport-new.yaml", "source: the law\n", "", 1, "'source' is missing")]
    [InlineData("services/passport-new.yaml", "source: the law\n", "source: the law\nsource: another\n", 22, "stands here twice")]
    [InlineData("services/passport-new.yaml", "source: the law\n", "source: the law\nverify: maybe\n", 22, "true or false")]
    [InlineData("services/passport-new.yaml", "en: A passport", "en: The holder’s passport", 7, "not in the SMS alphabet")]
    [InlineData("services/passport-new.yaml", "en: A passport", "en: \"A passport", 7, "not valid YAML")]
    [InlineData("services/passport-new.yaml", "en: A passport", "en: &a A passport", 7, "anchors")]
    [InlineData("services/passport-new.yaml", "en: A passport", "en: *a", 7, "aliases")]
    [InlineData("services/passport-new.yaml", "en: A passport", "en: !x A passport", 7, "tags")]
    [InlineData("services/passport-new.yaml", "asks: can-i", "asks: maybe", 25, "no point to ask 'maybe'")]
    [InlineData("services/passport-new.yaml", "asks: can-i", "wants: can-i", 25, "unknown key 'wants'")]
    [InlineData("services/passport-new.yaml", "can my baby get one, ", "", 26, "3 ways to ask it; write 4 or more")]
    [InlineData("services/passport-new.yaml", "جواز لطفلي, هل يلزم جواز للرضيع", "baby, infant", 26, "in one language only")]
    [InlineData("services/passport-new.yaml", "{ ar: نعم, en: Yes }", "{ ar: نعم }", 27, "'en' is missing")]
    [InlineData("services/passport-new.yaml", "asks: can-i", "asks: can-i\n    about: passport-lost", 26, "no service 'passport-lost'")]
    [InlineData("services/passport-new.yaml", "asks: can-i", "asks: can-i\n    about: passport-new", 26, "take 'about' out")]
    [InlineData("services/passport-new.yaml", "    answer:", "    reply:", 24, "'answer' is missing")]
    [InlineData("services/passport-new.yaml", "questions:\n", "questions:\n  - { id: baby, asks: fee, ask: [a, b, c, ا], answer: { ar: لا, "
        + "en: No }, source: x, checked: 2026-11-24 }\n", 25, "'baby' stands twice")]
    [InlineData("services/passport-new.yaml", "where:", "conditions: { ar: [فوق 21, كويتي], en: [Over 21] }\nwhere:", 18,
        "2 lines in ar and 1 in en")]
    [InlineData("services/passports.yaml", "source:", "papers: { ar: [ا], en: [a] }\nsource:", 5, "move papers to its members")]
    [InlineData("services/passports.yaml", "passport-renew]", "passport-lost]", 4, "no service 'passport-lost'")]
    [InlineData("services/passports.yaml", "passport-renew]", "passport-new]", 4, "stands twice")]
    [InlineData("services/passports.yaml", "source:", "steps: { ar: [ا], en: [a] }\nsource:", 5, "move steps to its members")]
    [InlineData("kinds.yaml", "passport-renew]", "passport-lost]", 4, "no service 'passport-lost'")]
    [InlineData("kinds.yaml", "id: police", "id: passport", 5, "stands already at line 2")]
    [InlineData("kinds.yaml", "for-services", "sometimes", 7, "offer has to be one of")]
    [InlineData("areas.yaml", "governorate: hawalli", "governorate: hawaly", 3, "no governorate 'hawaly'")]
    [InlineData("areas.yaml", "lat: 29.33", "lat: 92.33", 5, "from 28.4 to 30.2")]
    [InlineData("areas.yaml", "lon: 48.07", "lon: east", 6, "from 46.4 to 48.9")]
    [InlineData("areas.yaml", "spellings: [salmya]", "spellings: [salmya, '']", 7, "not an empty one")]
    [InlineData("centres.yaml", "kind: passport", "kind: palace", 3, "no centre kind 'palace'")]
    [InlineData("centres.yaml", "area: salmiya", "area: salmia", 6, "no area 'salmia'")]
    [InlineData("centres.yaml", "governorate: hawalli", "governorate: hawaly", 5, "no governorate 'hawaly'")]
    [InlineData("centres.yaml", "    hours:", "    services: [passport-lost]\n    hours:", 9, "no service 'passport-lost'")]
    [InlineData("centres.yaml", "08:00-13:30", "8-13:30", 9, "week has to be hours")]
    [InlineData("centres.yaml", "08:00-13:30", "13:30-08:00", 9, "week has to be hours")]
    [InlineData("centres.yaml", "\"08:00-13:30\"", "\"08:00-13:30\", friday: \"13:00-25:00\"", 9, "friday has to be hours")]
    [InlineData("centres.yaml", "{ week: \"08:00-13:30\" }", "always", 9, "has to hold keys and values")]
    [InlineData("centres.yaml", "source: a visit", "source: a visit\n    phone: \"5711234\"", 11, "no phone number of today")]
    [InlineData("centres.yaml", "source: a visit", "source: a visit\n    phone: 2571-1234", 11, "no phone number of today")]
    [InlineData("centres.yaml", "source: a visit", "source: a visit\n    phone: \"12345678\"", 11, "no phone number of today")]
    [InlineData("centres.yaml", "{ ar: شارع سالم, en: Salem Street }", "{ ar: شارع سالم }", 12, "'en' is missing")]
    [InlineData("centres.yaml", "    address: { ar: شارع سالم, en: Salem Street }", "    verify: true", 2, "'address' is missing")]
    [InlineData("centres.yaml", "to: 2027-03-08", "to: 2027-01-08", 14, "'to' lies before 'from'")]
    [InlineData("centres.yaml", "holidays: []\n", "", 1, "'holidays' is missing")]
    [InlineData("centres.yaml", "holidays: []\n", "holidays: []\nweather: fine\n", 16, "unknown key 'weather'")]
    public void A_fault_is_named_with_its_file_and_line(string file, string old, string @new, int line, string message)
    {
        // Raw strings end without a line break; a pattern at the end of a file asks for one.
        content.With(file, old.TrimEnd('\n'), @new.TrimEnd('\n'));

        var error = content.Errors().First(e => e.Message.Contains(message, StringComparison.Ordinal));
        error.File.ShouldBe("content/" + file);
        error.Line.ShouldBe(line);
        error.ToString().ShouldBe($"content/{file}:{line}: {error.Message}");
    }

    [Fact]
    public void A_line_of_what_is_not_ours_is_about_nothing_else()
    {
        content.Write("services/other.yaml", """
            id: other
            name: { ar: جهة أخرى, en: Another body }
            questions:
              - id: power
                asks: other
                about: passport-new
                ask: [power bill, electricity, كهرباء, فاتورة]
                answer: { ar: الكهرباء, en: Electricity }
                source: the law
                checked: 2026-11-24
            source: the law
            checked: 2026-11-24
            """);

        content.Errors().ShouldHaveSingleItem().Message.ShouldContain("take 'about' out");
    }

    [Fact]
    public void A_question_is_read_with_its_ways_and_its_answer()
    {
        var question = content.Load().FindService("passport-new")!.Question("baby").ShouldNotBeNull();

        question.Asks.ShouldBe("can-i");
        question.Ways.Count.ShouldBe(4);
        question.Answer.En.ShouldBe("Yes");
    }

    [Fact]
    public void The_points_of_questions_are_those_that_a_text_can_ask() =>
        ServiceQuestion.Points.ShouldBe(Enum.GetValues<Ask>().Select(ask => ask.ToName()), ignoreOrder: true);

    [Fact]
    public void All_faults_of_all_files_come_at_once_in_order()
    {
        content.With("areas.yaml", "lat: 29.33", "lat: north").With("areas.yaml", "hawalli", "hawaly")
            .With("services/passport-renew.yaml", "checked: 2026-11-24", "checked: soon");

        content.Errors().Select(e => (e.File, e.Line)).ShouldBe(
            [("content/areas.yaml", 3), ("content/areas.yaml", 5), ("content/services/passport-renew.yaml", 22)]);
    }

    [Fact]
    public void A_missing_file_is_a_fault()
    {
        content.Delete("areas.yaml");
        content.Errors().ShouldContain(e => e.File == "content/areas.yaml" && e.Message.Contains("cannot be read"));
    }

    [Fact]
    public void An_empty_file_is_a_fault()
    {
        content.Write("areas.yaml", "# nothing yet\n");
        content.Errors().ShouldContain(e => e.File == "content/areas.yaml" && e.Message.Contains("is empty"));
    }

    [Fact]
    public void A_second_document_in_a_file_is_a_fault()
    {
        content.With("areas.yaml", "source: a map", "source: a map\n---\nareas: []");
        content.Errors().ShouldContain(e => e.File == "content/areas.yaml" && e.Line == 9 && e.Message.Contains("second document"));
    }

    [Fact]
    public void A_folder_without_content_is_named_as_such()
    {
        using var empty = new ContentCopy();
        Directory.Delete(empty.Folder, recursive: true);
        empty.Errors().ShouldContain(e => e.File == "content/services" && e.Message.Contains("is this the content folder?"));
    }

    [Fact]
    public void What_most_people_want_to_know_fits_a_menu_line() =>
        content.With("services/passport-new.yaml", "en: A passport", $"en: {new string('A', 201)}").Errors()
            .ShouldHaveSingleItem().ToString()
            .ShouldContain("content/services/passport-new.yaml:5: what is longer than 110 letters in Arabic");

    [Fact]
    public void A_group_of_groups_is_a_fault()
    {
        content.Write("services/all.yaml", """
            id: all
            name: { ar: الكل, en: All }
            what: { ar: الكل, en: All }
            members: [passports, passport-new]
            source: the law
            checked: 2026-11-24
            """);
        content.Errors().ShouldHaveSingleItem().ToString().ShouldContain("content/services/all.yaml:4: 'passports' is itself a group");
    }
}
