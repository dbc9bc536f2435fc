using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;
using YamlDotNet.Serialization;

namespace MoiSms.Tests.Understanding;

public sealed class PlaceTests
{
    [Fact]
    public void Every_spelling_of_every_area_names_that_area_and_no_other()
    {
        var wrong = new List<string>();
        foreach (var (id, spellings) in Places())
        {
            foreach (var spelling in spellings)
            {
                var text = spelling.Any(letter => letter > '\u0600') ? $"وين مركز {spelling}" : $"where is {spelling} service center";
                var understood = Engine.Read(text);
                if (understood.Slots.Place != id || understood.Intent != Intent.Centre)
                    wrong.Add($"{text} -> {understood.Intent} {understood.Slots.Place} instead of {id}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void All_areas_of_the_six_governorates_are_known() => Places().Count.ShouldBeGreaterThanOrEqualTo(115);

    [Theory]
    [InlineData("fingerprint biometrics ahmadi office hours", "biometric-fingerprint", "ahmadi")]
    [InlineData("vehicle inspection office in jahra open now?", "vehicle-inspection", "jahra")]
    [InlineData("civil id renewal office hours in hawalli", "civil-id-renew", "hawalli")]
    [InlineData("مركز في جابر الاحمد لتجديد الاقامة", "residency-renew", "jaber-al-ahmad")]
    [InlineData("where is the office for iqama renewal in hawalli", "residency-renew", "hawalli")]
    public void A_centre_is_asked_for_with_what_it_is_to_do(string text, string service, string place)
    {
        var read = Engine.Read(text);
        read.Intent.ShouldBe(Intent.Centre);
        read.Slots.ShouldBe(new Slots { Service = service, Place = place });
    }

    [Theory]
    [InlineData("are the passport offices open in ramadan, hawalli", NamedDay.Ramadan)]
    [InlineData("دوام مركز السالمية برمضان", NamedDay.Ramadan)]
    [InlineData("is salmiya service centre open on friday", NamedDay.Friday)]
    [InlineData("open saturday", NamedDay.Saturday)]
    [InlineData("هل مركز الهوية مفتوح الجمعة", NamedDay.Friday)]
    public void The_hours_of_a_named_day_are_asked_for(string text, NamedDay day) => Engine.Read(text).Slots.Day.ShouldBe(day);

    [Theory]
    [InlineData("I lost my wallet on friday, nearest police station in salmiya")]
    [InlineData("phone number of salmiya centre, i called friday")]
    [InlineData("is salmiya centre open now? i came saturday it was closed")]
    [InlineData("hours of salmiya centre friday and saturday")]
    public void A_day_that_something_happened_on_and_two_days_are_none(string text) => Engine.Read(text).Slots.Day.ShouldBeNull();

    [Fact]
    public void An_area_alone_goes_on_from_the_centre_that_was_asked_for()
    {
        var asked = Engine.Read("is the passport office open on friday");
        var read = Engine.Read("salmiya", new ConversationContext(Last: asked.Inquiry));
        (read.Slots.Place, read.Slots.CentreKind, read.Slots.Day).ShouldBe(("salmiya", asked.Slots.CentreKind, NamedDay.Friday));
        asked.Slots.CentreKind.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("the hawalli office rejected my licence renewal, why")]
    [InlineData("company office in sharq wants to transfer my residency")]
    [InlineData("المخفر بالجهراء حجز سيارتي")]
    [InlineData("address change in salmiya")]
    public void An_office_or_an_area_that_is_only_named_is_no_centre(string text) => Engine.Read(text).Intent.ShouldNotBe(Intent.Centre);

    [Theory]
    [InlineData("office in fintas timing")]
    [InlineData("passport office hawalli timing")]
    public void A_centre_that_is_to_do_nothing_in_particular_has_no_service(string text) => Engine.Read(text).Slots.Service.ShouldBeNull();

    [Theory]
    [InlineData("مركز بالسالميه", "salmiya")]
    [InlineData("وين مركز للفحيحيل", "fahaheel")]
    [InlineData("مركز ومنطقة خيطان", "khaitan")]
    [InlineData("اقرب مركز صباح السالم", "sabah-al-salem")]
    [InlineData("office in farwanniya", "farwaniya")]
    [InlineData("office in mahbolla", "mahboula")]
    [InlineData("wain markaz bil fintas", "fintas")]
    [InlineData("el jabriya office", "jabriya")]
    [InlineData("مركز الرميثيه", "rumaithiya")]
    [InlineData("مركز الفحيحل", "fahaheel")]
    public void A_place_is_found_behind_prefixes_and_typos_in_both_scripts(string text, string place) =>
        Engine.Read(text).Slots.Place.ShouldBe(place);

    [Theory]
    [InlineData("السلام عليكم")]
    [InlineData("نقلت من السالمية الى حولي ابي احدث عنواني")]
    [InlineData("عندكم شقة للايجار بالسالمية")]
    [InlineData("my transaction in Dajeej office is pending")]
    public void A_place_in_passing_is_no_slot(string text) => Engine.Read(text).Slots.Place.ShouldBeNull();

    private static Dictionary<string, List<string>> Places()
    {
        using var reader = File.OpenText(Path.Combine(Engine.Content, "words", "80-places.yaml"));
        return new DeserializerBuilder().IgnoreUnmatchedProperties().Build().Deserialize<PlaceFile>(reader).Places;
    }

    private sealed class PlaceFile
    {
        [YamlMember(Alias = "places")]
        public Dictionary<string, List<string>> Places { get; set; } = [];
    }
}
