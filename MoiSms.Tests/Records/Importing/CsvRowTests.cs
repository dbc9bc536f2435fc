using MoiSms.Core.Records.Importing;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

public sealed class CsvRowTests
{
    private static CsvRow Row(string value)
    {
        var row = new CsvRow(new Dictionary<string, int> { ["x"] = 0 });
        row.Load([value], line: 2, fault: null);
        return row;
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("20", 20_000)]
    [InlineData("20.5", 20_500)]
    [InlineData("0.001", 1)]
    [InlineData(" ١٥.٢٥٠ ", 15_250)]
    [InlineData("999999999.999", 999_999_999_999)]
    public void An_amount_is_read_to_the_fils(string text, long fils) => Row(text).Fils("x").ShouldBe(fils);

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("20.5000")]
    [InlineData("1,000")]
    [InlineData("20.")]
    [InlineData("2e3")]
    [InlineData("KD 20")]
    [InlineData("0,012")]
    [InlineData(".5")]
    [InlineData("+5")]
    [InlineData("1000000000")]
    public void An_amount_in_another_form_is_a_fault(string text) =>
        ShouldFault(text, row => row.Fils("x"), "x: expected an amount in dinars with at most three decimals, such as 20.500");

    [Theory]
    [InlineData("5/1882", "5/1882")]
    [InlineData("5-1882", "5/1882")]
    [InlineData("٥ / ١٨٨٢", "5/1882")]
    [InlineData("ab/12", "AB/12")]
    [InlineData("أ/12", "أ/12")]
    public void A_plate_is_brought_to_code_and_number(string text, string plate) => Row(text).Plate("x").ShouldBe(plate);

    [Theory]
    [InlineData("1882")]
    [InlineData("5/")]
    [InlineData("5/18/82")]
    [InlineData("5/1882\u0000")]
    [InlineData("01/05/2020")]
    [InlineData("20-May")]
    [InlineData("44197")]
    public void A_plate_in_another_form_is_a_fault(string text) =>
        ShouldFault(text, row => row.OptionalPlate("x"), "x: expected a plate as code/number, such as 5/1882");

    [Theory]
    [InlineData("May-20")]
    [InlineData("Jan-45")]
    [InlineData("DEC/1")]
    [InlineData("sep - 99")]
    public void A_plate_that_a_spreadsheet_read_as_a_date_is_a_fault(string text) =>
        ShouldFault(text, row => row.Plate("x"), "x: expected a plate, and not what a spreadsheet made of it: format it as text");

    [Theory]
    [InlineData("7.71E+11")]
    [InlineData("1.23457E+11")]
    [InlineData("٧٫٧١E+11")]
    [InlineData("7,71e+11")]
    [InlineData("1E-05")]
    [InlineData("771000000001.0")]
    [InlineData("=\"0123\"")]
    [InlineData("'0123")]
    [InlineData("#N/A")]
    [InlineData("########")]
    public void What_a_spreadsheet_made_of_a_number_is_a_fault(string text)
    {
        const string Expected = "x: expected a value, and not what a spreadsheet made of it: format it as text";
        ShouldFault(text, row => row.Key("x"), Expected);
        ShouldFault(text, row => row.Text("x"), Expected);
        ShouldFault(text, row => row.OptionalText("x"), Expected);
    }

    [Theory]
    [InlineData("771000000001")]
    [InlineData("7E11")]
    [InlineData("E1234567")]
    [InlineData("A-12.0")]
    [InlineData("#3 behind the hall")]
    public void Numbers_and_references_that_only_look_like_it_are_values(string text) => Row(text).Key("x").ShouldBe(text);

    [Theory]
    [InlineData("\u202A284010100002\u202C")]
    [InlineData("\u200F284010100002")]
    [InlineData("28401\u200B0100002\uFEFF")]
    [InlineData("\u2066٢٨٤٠١٠١٠٠٠٠٢\u2069\u00A0")]
    public void Marks_that_nobody_sees_are_dropped(string text)
    {
        Row(text).CivilId("x").ShouldBe("284010100002");
        Row(text.Replace("284010100002", "G1", StringComparison.Ordinal)).Key("x").ShouldNotContain("\u202A");
        Row("\u202B5/1882\u202C").Plate("x").ShouldBe("5/1882");
        Row("\u200E2026-02-01\u200E").Date("x").ShouldBe(new DateOnly(2026, 2, 1));
        Row("\u202A+96591501234\u202C").OptionalPhone("x").ShouldBe("+96591501234");
    }

    [Theory]
    [InlineData("2026-02-01T14:30", "2026-02-01T11:30:00Z")]
    [InlineData("2026-02-01 14:30:15", "2026-02-01T11:30:15Z")]
    [InlineData("2026-02-01T14:30Z", "2026-02-01T14:30:00Z")]
    [InlineData("2026-02-01T14:30:15.5+05:30", "2026-02-01T09:00:15.5Z")]
    public void A_date_and_time_without_an_offset_is_on_Kuwaits_clock(string text, string utc) =>
        Row(text).Instant("x").ShouldBe(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-02-01")]
    [InlineData("2026-02-30T10:00")]
    [InlineData("2026-02-01T25:00")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("14:30")]
    [InlineData("")]
    public void A_date_and_time_in_another_form_is_a_fault(string text) =>
        ShouldFault(text, row => row.Instant("x"), "x: expected a date and time such as 2027-03-05T14:30");

    [Fact]
    public void A_date_alone_is_midnight_in_Kuwait_where_the_time_is_optional() =>
        Row("2026-02-01").Instant("x", timeOptional: true).ShouldBe(new DateTimeOffset(2026, 1, 31, 21, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("05/03/2027")]
    [InlineData("2027-3-5")]
    [InlineData("2027-02-29")]
    [InlineData("1027-02-28")]
    [InlineData("46086")]
    public void A_date_in_another_form_is_a_fault(string text) =>
        ShouldFault(text, row => row.OptionalDate("x"), "x: expected a date such as 2027-03-05");

    [Theory]
    [InlineData("TRUE", true)]
    [InlineData("yes", true)]
    [InlineData("1", true)]
    [InlineData("False", false)]
    [InlineData("no", false)]
    [InlineData("0", false)]
    public void A_flag_has_three_forms(string text, bool value)
    {
        var row = Row(text);

        row.Flag("x").ShouldBe(value);
        row.IsGood.ShouldBeTrue();
    }

    [Fact]
    public void An_empty_flag_is_a_fault_and_not_false() => ShouldFault("", row => row.Flag("x"), "x: expected true or false");

    [Fact]
    public void Words_have_single_blanks_and_nothing_is_null()
    {
        Row("  a \t b ").OptionalText("x").ShouldBe("a b");
        Row(" \t ").OptionalText("x").ShouldBeNull();
    }

    [Fact]
    public void Words_too_long_or_with_control_characters_are_faults()
    {
        ShouldFault(new string('a', 301), row => row.Text("x"), "x: expected at most 300 characters");
        ShouldFault(new string('a', 41), row => row.Key("x"), "x: expected at most 40 characters");
        ShouldFault("a\u0001b", row => row.Text("x"), "x: expected no control characters");
        ShouldFault("  ", row => row.Text("x"), "x: expected a value");
    }

    private static void ShouldFault<T>(string text, Func<CsvRow, T> read, string reason)
    {
        var row = Row(text);

        read(row);

        row.IsGood.ShouldBeFalse();
        row.Reason.ShouldBe(reason);
    }
}
