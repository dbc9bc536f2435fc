using System.Globalization;
using System.Reflection;
using CsCheck;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;
using MoiSms.Core.Replies.Answers;
using MoiSms.Core.Replies.Sms;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Replies;

public sealed class ReplyPropertyTests(ComposerFixture fixture) : IClassFixture<ComposerFixture>
{
    public static TheoryData<Language> Languages { get; } = [Language.Arabic, Language.English];

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_reply_holds_a_whole_number_a_name_or_a_sponsor(Language language)
    {
        string[] hidden =
        [
            Some.CivilId, Some.DependantCivilId, Some.PassportNumber, Some.LicenceNumber, "A1234567890", "Salem", "Almithal",
            "سالم عبدالله", "المثال",
            "Gulf Example", "483920175", "50000101", "Fifth Ring",
        ];
        foreach (var (file, name, context) in ReplyCases.All(language))
        {
            foreach (var page in Pages(context))
                hidden.ShouldAllBe(each => !page.Contains(each, StringComparison.Ordinal), $"{file}: {name}");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_page_keeps_the_budget_and_says_its_own_parts(Language language)
    {
        foreach (var (file, name, context) in ReplyCases.All(language))
        {
            var reply = fixture.Composer.Compose(context);
            reply.Parts.ShouldBe(SmsSegmenter.Count(reply.Text).Parts);
            Pages(context).ShouldAllBe(page => page.Length > 0 && SmsSegmenter.Count(page).Parts <= 4, $"{file}: {name}");
        }
    }

    [Fact]
    public void Many_threads_at_once_word_the_same_replies()
    {
        var contexts = Enum.GetValues<Language>().SelectMany(ReplyCases.All).Select(each => each.Context).ToArray();
        var alone = contexts.Select(context => fixture.Composer.Compose(context).Text).ToArray();

        var together = Enumerable.Range(0, contexts.Length * 10).AsParallel().AsOrdered().WithDegreeOfParallelism(8)
            .Select(i => fixture.Composer.Compose(contexts[i % contexts.Length]).Text);

        together.ShouldBe(Enumerable.Repeat(alone, 10).SelectMany(texts => texts));
    }

    [Fact]
    public void English_stays_in_the_cheap_alphabet()
    {
        foreach (var (file, name, context) in ReplyCases.All(Language.English)
            .Where(each => each.File != "foreign" && each.Context.Understanding.Intent != Intent.Emergency))
            Pages(context).ShouldAllBe(page => SmsSegmenter.Count(page).Encoding == SmsEncoding.Gsm7, $"{file}: {name}");
    }

    [Fact]
    public void Stray_characters_of_imported_data_do_not_double_the_price_of_an_english_reply() =>
        Gen.OneOf("“", "”", "’", "–", "…", "\u00A0", "\u200F", "\u200B", "\u2066", "é", "ê", "š", "😀", "`", "\t", "\n", "a", "Z", " ", "7",
            "•").Array[0, 30].Select(string.Concat)
            .Sample(stray =>
            {
                var records = Some.Somebody with
                {
                    Vehicles = [Some.Car("5/1882", 100, 100) with { Make = stray, Model = stray }],
                    Applications = [new Application("A1", stray, stray, Some.Today, stray, Some.Yesterday)],
                };
                foreach (var intent in new[] { Intent.Vehicle, Intent.Application, Intent.Profile })
                {
                    var reply = fixture.Composer.Compose(Some.Own(intent, Language.English, records));
                    SmsSegmenter.Count(reply.Text).Encoding.ShouldBe(SmsEncoding.Gsm7);
                }
            });

    [Fact]
    public void Arabic_data_stays_readable_and_loses_only_what_cannot_be_seen() =>
        PlainText.Clean(" شركة\u200F “الخليج”\u00A0للتجارة، فرع ١٢ \u202Bكيوم\u202C ").ShouldBe("شركة \"الخليج\" للتجارة، فرع ١٢ كيوم");

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_template_renders_with_all_of_its_data_and_with_none(Language language)
    {
        var errors = new List<ContentError>();
        var templates = TemplateSet.Load(Path.Combine(RepositoryFiles.Content, "replies"), errors).ShouldNotBeNull();
        errors.ShouldBeEmpty();

        foreach (var key in TemplateKeys.All)
        {
            foreach (var present in new[] { true, false })
            {
                var text = Render(templates, key, key.View == typeof(NoView) ? NoView.Instance : Make(key.View, present), language);
                (present ? text.Length > 0 : text is not null).ShouldBeTrue($"{key.Name}, data {present}");
                text.ShouldNotContain("{", Case.Sensitive, key.Name);
                text.ShouldNotContain("  ", Case.Sensitive, key.Name);
                text.ShouldNotContain("\n\n", Case.Sensitive, key.Name);
                text.ShouldNotContain(" ,", Case.Sensitive, key.Name);
            }
        }
    }

    [Fact]
    public void A_phone_that_may_not_ask_gets_the_same_answer_whatever_the_records_hold()
    {
        foreach (var access in new[] { SubjectAccess.Unbound, SubjectAccess.Refused, SubjectAccess.NotPersonal })
        {
            Enum.GetValues<Intent>().Where(intent => intent.IsPersonal())
                .SelectMany(intent => new[] { null, Some.Nobody, Some.Somebody }.Select(records =>
                    fixture.Composer.Compose(Some.Question(intent, Language.English) with { Access = access, Records = records }).Text))
                .Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    public void Days_are_counted_on_the_calendar_of_kuwait()
    {
        // 21:30 UTC is half past midnight of the next day in Kuwait.
        var late = new DateTimeOffset(2026, 11, 24, 21, 30, 0, TimeSpan.Zero);
        var records = Some.Somebody with { Residency = new Residency("18", new DateOnly(2026, 11, 25), null, late) };

        var reply = fixture.Composer.Compose(Some.Own(Intent.Residency, Language.English, records) with { Now = late });

        reply.Text.ShouldStartWith("Residency (article 18): expires today, 25 Nov 2026.");
        reply.Text.ShouldEndWith("Data as of 25 Nov");
    }

    [Fact]
    public void Data_is_answered_up_to_its_age_limit_and_not_a_moment_longer()
    {
        var options = new ReplyOptions { MaxAgeDaysByKind = { [RecordKinds.Residency] = 2 } };
        var composer = ReplyComposer.Load(RepositoryFiles.Content, new SmallContent(), options);

        Ask(TimeSpan.FromDays(2)).ShouldStartWith("Residency (article 18)");
        Ask(TimeSpan.FromDays(2) + TimeSpan.FromSeconds(1)).ShouldStartWith("Data on residency is not up to date");

        string Ask(TimeSpan age) => composer.Compose(Some.Own(
            Intent.Residency, Language.English,
            Some.Somebody with { Residency = new Residency("18", Some.Today, null, Some.Now - age) })).Text;
    }

    [Fact]
    public void None_is_only_said_of_a_kind_that_was_imported_within_its_limit()
    {
        foreach (var intent in Enum.GetValues<Intent>().Where(intent => intent.IsPersonal() && intent != Intent.Profile))
        {
            var question = Some.Own(intent, Language.English, Some.Nobody);
            fixture.Composer.Compose(question).Text.ShouldStartWith("No ");
            fixture.Composer.Compose(question with { ImportedAsOf = new Dictionary<string, DateTimeOffset>() }).Text.ShouldStartWith(
                "Data on ");
            fixture.Composer.Compose(question with
            {
                ImportedAsOf = RecordKinds.All.ToDictionary(kind => kind, _ => Some.LongAgo),
            }).Text.ShouldStartWith("Data on ");
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(5, "0.005")]
    [InlineData(70_500, "70.500")]
    [InlineData(7_050_000, "7,050")]
    [InlineData(1_234_567_891, "1,234,567.891")]
    public void Money_has_no_decimals_or_three(long fils, string expected) => ReplyFilters.Money(fils).ShouldBe(expected);

    [Theory]
    [InlineData(0, "0.1")]
    [InlineData(0.04, "0.1")]
    [InlineData(1.25, "1.3")]
    [InlineData(9.94, "9.9")]
    [InlineData(9.96, "10")]
    [InlineData(41.5, "42")]
    public void Kilometres_have_one_decimal_below_ten(double km, string expected) => ReplyFilters.Km(km).ShouldBe(expected);

    [Theory]
    [InlineData("P05481234", "****1234")]
    [InlineData("12345678", "****5678")]
    [InlineData("1234567", "****567")]
    [InlineData("12345", "****")]
    [InlineData("", "****")]
    public void A_number_shows_less_than_it_hides(string number, string expected) => Mask.Number(number).ShouldBe(expected);

    [Theory]
    [InlineData(Language.Arabic, "5 مارس 2027", "انتهت")]
    [InlineData(Language.English, "5 Mar 2027", "expired")]
    public void A_date_names_its_month(Language language, string expected, string past)
    {
        var records = Some.Somebody with { Residency = new Residency("18", new DateOnly(2027, 3, 5), null, Some.Yesterday) };

        var text = fixture.Composer.Compose(Some.Own(Intent.Residency, language, records)).Text;

        text.ShouldContain(expected);
        text.ShouldNotContain(past);
    }

    private IEnumerable<string> Pages(ReplyContext context)
    {
        var reply = fixture.Composer.Compose(context);
        return reply.MorePages.Prepend(reply.Text);
    }

    private static string Render(TemplateSet templates, TemplateKey key, object view, Language language) =>
        (string)typeof(TemplateSet).GetMethods().Single(method => method is { Name: nameof(TemplateSet.Render), IsGenericMethod: true })
            .MakeGenericMethod(key.View)
            .Invoke(templates, BindingFlags.DoNotWrapExceptions, null, [key, view, language], CultureInfo.InvariantCulture)!;

    // A view with every value there is, or with none that may be missing.
    private static object Make(Type type, bool present)
    {
        var constructor = type.GetConstructors().Single(each => each.GetParameters().All(parameter => parameter.ParameterType != type));
        var nullability = new NullabilityInfoContext();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            present || nullability.Create(parameter).WriteState == NullabilityState.NotNull
                ? Value(parameter.ParameterType, present)
                : null)]);
    }

    private static object Value(Type type, bool present)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType)
        {
            var item = type.GetGenericArguments()[0];
            var list = Array.CreateInstance(item, present ? 1 : 0);
            if (present)
                list.SetValue(Value(item, present), 0);
            return list;
        }

        return type switch
        {
            _ when type == typeof(string) => "value",
            _ when type == typeof(int) => present ? 3 : 0,
            _ when type == typeof(long) => 15_000L,
            _ when type == typeof(double) => 1.5,
            _ when type == typeof(bool) => present,
            _ when type == typeof(DateOnly) => new DateOnly(2027, 3, 5),
            _ => Make(type, present),
        };
    }
}
