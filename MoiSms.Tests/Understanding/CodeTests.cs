using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding;

public sealed class CodeTests
{
    private const string Id = "288020122596";

    [Theory]
    [InlineData("اقامتي 288020122596")]
    [InlineData("اقامتي ٢٨٨٠٢٠١٢٢٥٩٦")]
    [InlineData("اقامتي ۲۸۸۰۲۰۱۲۲۵۹۶")]
    [InlineData("iqama 2880-2012-2596")]
    [InlineData("iqama 2 880201 22596")]
    [InlineData("iqama id:288020122596.")]
    public void A_civil_id_is_found_however_it_is_typed(string text) => Engine.Read(text).Slots.CivilId.ShouldBe(Id);

    [Fact]
    public void Twelve_digits_that_fail_the_check_are_no_civil_id()
    {
        var understood = Engine.Read("اقامتي 292091998297");
        understood.Slots.CivilId.ShouldBeNull();
        understood.Why.ShouldContain("civil-id-fails-its-check");
    }

    [Fact]
    public void A_civil_id_without_a_word_asks_what_to_look_up()
    {
        var understood = Engine.Read(Id);
        understood.Intent.ShouldBe(Intent.Unknown);
        understood.Alternatives.Count.ShouldBeGreaterThan(2);
        understood.Alternatives.ShouldAllBe(reading => reading.Slots.CivilId == Id);
    }

    [Theory]
    [InlineData("مخالفات 5-1882", "5/1882")]
    [InlineData("fines of plate 12 / 34567", "12/34567")]
    [InlineData("مخالفات لوحة ٩/٤٨٢١", "9/4821")]
    [InlineData("fines on number plate 14 52077", "14/52077")]
    [InlineData("كم مخالفات اللوحة ٢١ ٧٧٠٤١", "21/77041")]
    [InlineData("my fines, 14 52077", null)]
    [InlineData("daftar 12/2027 expired?", null)]
    public void A_plate_is_a_code_and_a_number_and_no_month(string text, string? plate) => Engine.Read(text).Slots.Plate.ShouldBe(plate);

    [Theory]
    [InlineData("application status MOI-77120", "MOI77120")]
    [InlineData("معاملتي رقم ٢٠٢٥٨٨٣٤١ وين وصلت", "202588341")]
    [InlineData("request ref 55-20931 status", "5520931")]
    [InlineData("status of v330918", "V330918")]
    public void A_reference_is_upper_case_letters_and_digits(string text, string reference) =>
        Engine.Read(text).Slots.Reference.ShouldBe(reference);

    [Fact]
    public void A_registration_takes_the_civil_id_and_the_other_number_as_serial()
    {
        var understood = Engine.Read($"register 77120 {Id}");
        understood.Intent.ShouldBe(Intent.Register);
        understood.Slots.ShouldBe(new Slots { CivilId = Id, Serial = "77120" });
    }

    [Theory]
    [InlineData("482913")]
    [InlineData("(482 913)")]
    [InlineData("٤٨٢-٩١٣.")]
    public void Six_digits_alone_are_a_code(string text) => Engine.Read(text).Slots.ShouldBe(new Slots { Code = "482913" });

    [Theory]
    [InlineData("3")]
    [InlineData("٣.")]
    [InlineData("3️⃣")]
    [InlineData("( ۳ )")]
    public void One_or_two_digits_alone_are_a_choice(string text)
    {
        var understood = Engine.Read(text, new(Language.English));
        understood.Intent.ShouldBe(Intent.Choice);
        understood.Slots.Number.ShouldBe("3");
        understood.Language.ShouldBe(Language.English);
    }

    [Theory]
    [InlineData("29.3375, 47.6581", 29.3375, 47.6581)]
    [InlineData("٢٩٫٣٣٧٥، ٤٧٫٦٥٨١", 29.3375, 47.6581)]
    [InlineData("47.6581 29.3375", 29.3375, 47.6581)]
    [InlineData("geo:29.0812,48.1303?z=15", 29.0812, 48.1303)]
    [InlineData("https://maps.google.com/?q=29.3412,48.0231", 29.3412, 48.0231)]
    [InlineData("https://www.google.com/maps/place/X/@29.3117,47.9318,15z/data=!3d29.3120!4d47.9320", 29.3120, 47.9320)]
    [InlineData("https://maps.apple.com/?ll=29.2905%2C47.9381&t=m", 29.2905, 47.9381)]
    [InlineData("https://www.google.com/maps/search/?api=1&query=29.2733,48.0588", 29.2733, 48.0588)]
    public void A_location_is_found_in_numbers_and_links(string text, double lat, double lon)
    {
        var understood = Engine.Read(text);
        understood.Intent.ShouldBe(Intent.Centre);
        understood.Slots.Lat.ShouldNotBeNull().ShouldBe(lat, 1e-9);
        understood.Slots.Lon.ShouldNotBeNull().ShouldBe(lon, 1e-9);
    }

    [Theory]
    [InlineData("7HX99X9G+9W")]
    [InlineData("9X9G+9W Kuwait City")]
    public void A_plus_code_is_a_location_in_Kuwait(string text)
    {
        var slots = Engine.Read("nearest office " + text).Slots;
        slots.Lat.ShouldNotBeNull().ShouldBe(29.3684, 0.001);
        slots.Lon.ShouldNotBeNull().ShouldBe(47.9773, 0.001);
    }

    [Fact]
    public void A_shortened_map_link_has_no_coordinates_and_still_asks_for_a_centre()
    {
        var understood = Engine.Read("https://maps.app.goo.gl/AbCdEf123456");
        understood.Intent.ShouldBe(Intent.Centre);
        understood.Slots.ShouldBe(Slots.None);
    }
}
