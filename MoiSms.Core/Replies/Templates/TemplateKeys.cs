using System.Text.Json;
using MoiSms.Core.Replies.Answers;

namespace MoiSms.Core.Replies.Templates;

/// <summary>Every template there is. <c>content/replies</c> holds exactly these, each in both languages.</summary>
internal static class TemplateKeys
{
    // First, since the keys below add themselves.
    private static readonly List<TemplateKey> Keys = [];

    public static readonly TemplateKey<ResidencyView> Residency = Key<ResidencyView>("residency");
    public static readonly TemplateKey<NoView> ResidencyNone = Key<NoView>("residency_none");
    public static readonly TemplateKey<LicenceView> Licence = Key<LicenceView>("licence");
    public static readonly TemplateKey<NoView> LicenceNone = Key<NoView>("licence_none");
    public static readonly TemplateKey<PassportView> Passport = Key<PassportView>("passport");
    public static readonly TemplateKey<NoView> PassportNone = Key<NoView>("passport_none");
    public static readonly TemplateKey<CivilIdView> CivilId = Key<CivilIdView>("civil_id");
    public static readonly TemplateKey<NoView> CivilIdNone = Key<NoView>("civil_id_none");
    public static readonly TemplateKey<VehiclesView> Vehicles = Key<VehiclesView>("vehicles");
    public static readonly TemplateKey<CountView> VehiclesCount = Key<CountView>("vehicles_count");
    public static readonly TemplateKey<PlateView> VehiclesNone = Key<PlateView>("vehicles_none");
    public static readonly TemplateKey<ViolationsView> Violations = Key<ViolationsView>("violations");
    public static readonly TemplateKey<ViolationsView> ViolationsTotal = Key<ViolationsView>("violations_total");
    public static readonly TemplateKey<ViolationsView> ViolationsList = Key<ViolationsView>("violations_list");
    public static readonly TemplateKey<PlateView> ViolationsNone = Key<PlateView>("violations_none");
    public static readonly TemplateKey<ApplicationsView> Applications = Key<ApplicationsView>("applications");
    public static readonly TemplateKey<CountView> ApplicationsCount = Key<CountView>("applications_count");
    public static readonly TemplateKey<NoView> ApplicationsNone = Key<NoView>("applications_none");
    public static readonly TemplateKey<NoView> ApplicationsNoneForIt = Key<NoView>("applications_none_for_it");
    public static readonly TemplateKey<ReferenceView> ApplicationUnknown = Key<ReferenceView>("application_unknown");
    public static readonly TemplateKey<VisasView> Visas = Key<VisasView>("visas");
    public static readonly TemplateKey<CountView> VisasCount = Key<CountView>("visas_count");
    public static readonly TemplateKey<NoView> VisasNone = Key<NoView>("visas_none");
    public static readonly TemplateKey<ReferenceView> VisaUnknown = Key<ReferenceView>("visa_unknown");
    public static readonly TemplateKey<TravelBanView> TravelBan = Key<TravelBanView>("travel_ban");
    public static readonly TemplateKey<NoView> TravelBanNone = Key<NoView>("travel_ban_none");
    public static readonly TemplateKey<AppointmentsView> Appointments = Key<AppointmentsView>("appointments");
    public static readonly TemplateKey<CountView> AppointmentsCount = Key<CountView>("appointments_count");
    public static readonly TemplateKey<NoView> AppointmentsNone = Key<NoView>("appointments_none");
    public static readonly TemplateKey<ProfileView> Profile = Key<ProfileView>("profile");
    public static readonly TemplateKey<UnavailableView> Unavailable = Key<UnavailableView>("unavailable");
    public static readonly TemplateKey<UnavailableView> NotOffered = Key<UnavailableView>("not_offered");
    public static readonly TemplateKey<CountView> Older = Key<CountView>("older");
    public static readonly TemplateKey<DayView> AsOf = Key<DayView>("as_of");
    public static readonly TemplateKey<DependantView> Dependant = Key<DependantView>("dependant");
    public static readonly TemplateKey<NoView> Unbound = Key<NoView>("unbound");
    public static readonly TemplateKey<NoView> Refused = Key<NoView>("refused");
    public static readonly TemplateKey<NoView> NoSuchDependant = Key<NoView>("no_such_dependant");
    public static readonly TemplateKey<MomentView> Resting = Key<MomentView>("resting");
    public static readonly TemplateKey<NoView> Lapsed = Key<NoView>("lapsed");

    public static readonly TemplateKey<GuidePartView> GuideAnswer = Key<GuidePartView>("guide_answer");
    public static readonly TemplateKey<ServiceView> GuideHeading = Key<ServiceView>("guide_heading");
    public static readonly TemplateKey<GuidePartView> GuideHours = Key<GuidePartView>("guide_hours");
    public static readonly TemplateKey<GuideUnknownView> GuideUnknown = Key<GuideUnknownView>("guide_unknown");
    public static readonly TemplateKey<MenuView> GuideGroup = Key<MenuView>("guide_group");
    public static readonly TemplateKey<MenuView> GuideAsk = Key<MenuView>("guide_ask");
    public static readonly TemplateKey<CentresView> Centres = Key<CentresView>("centres");
    public static readonly TemplateKey<CentresView> CentreHours = Key<CentresView>("centre_hours");
    public static readonly TemplateKey<CentresView> CentrePhone = Key<CentresView>("centre_phone");
    public static readonly TemplateKey<CentresView> CentreAddress = Key<CentresView>("centre_address");
    public static readonly TemplateKey<CentresView> CentresRest = Key<CentresView>("centres_rest");
    public static readonly TemplateKey<NoCentreView> CentresNone = Key<NoCentreView>("centres_none");
    public static readonly TemplateKey<CentresView> CentresAsk = Key<CentresView>("centres_ask");
    public static readonly TemplateKey<NoView> CentresOutside = Key<NoView>("centres_outside");
    public static readonly TemplateKey<MenuView> Menu = Key<MenuView>("menu");
    public static readonly TemplateKey<MenuView> MenuTold = Key<MenuView>("menu_told");
    public static readonly TemplateKey<NearestView> Nearest = Key<NearestView>("nearest");
    public static readonly TemplateKey<MenuView> Guess = Key<MenuView>("guess");
    public static readonly TemplateKey<ServiceView> OptionGuide = Key<ServiceView>("option_guide");
    public static readonly TemplateKey<DependantView> OptionDependant = Key<DependantView>("option_dependant");
    public static readonly TemplateKey<PlaceView> OptionCentre = Key<PlaceView>("option_centre");

    public static readonly TemplateKey<NoView> Help = Key<NoView>("help");
    public static readonly TemplateKey<NoView> Language = Key<NoView>("language");
    public static readonly TemplateKey<NoView> Greeting = Key<NoView>("greeting");
    public static readonly TemplateKey<NoView> Thanks = Key<NoView>("thanks");
    public static readonly TemplateKey<NoView> Unknown = Key<NoView>("unknown");
    public static readonly TemplateKey<NoView> Emergency = Key<NoView>("emergency", bilingual: true);
    public static readonly TemplateKey<NoView> EmergencyLine = Key<NoView>("emergency_line");
    public static readonly TemplateKey<NoView> EmergencyUnknown = Key<NoView>("emergency_unknown");
    public static readonly TemplateKey<NoView> Stop = Key<NoView>("stop");
    public static readonly TemplateKey<NoView> Start = Key<NoView>("start");
    public static readonly TemplateKey<NoView> HowToRegister = Key<NoView>("how_to_register");
    public static readonly TemplateKey<NoView> RegisterIfRight = Key<NoView>("register_if_right");
    public static readonly TemplateKey<CodeView> LinkCode = Key<CodeView>("link_code");
    public static readonly TemplateKey<CodeView> UnlinkCode = Key<CodeView>("unlink_code");
    public static readonly TemplateKey<NoView> AccessLocked = Key<NoView>("access_locked");
    public static readonly TemplateKey<NoView> Linked = Key<NoView>("linked");
    public static readonly TemplateKey<MomentView> LinkedLater = Key<MomentView>("linked_later");
    public static readonly TemplateKey<NoView> Unlinked = Key<NoView>("unlinked");
    public static readonly TemplateKey<NoView> NotLinked = Key<NoView>("not_linked");
    public static readonly TemplateKey<MomentView> OtherLinked = Key<MomentView>("other_linked");
    public static readonly TemplateKey<NoView> WrongCode = Key<NoView>("wrong_code");
    public static readonly TemplateKey<NoView> Choice = Key<NoView>("choice");
    public static readonly TemplateKey<NoView> More = Key<NoView>("more");
    public static readonly TemplateKey<NoView> Feedback = Key<NoView>("feedback");
    public static readonly TemplateKey<NoView> Apology = Key<NoView>("apology");
    public static readonly TemplateKey<NoView> NotInMenu = Key<NoView>("not_in_menu");
    public static readonly TemplateKey<NoView> MistypedCivilId = Key<NoView>("mistyped_civil_id");
    public static readonly TemplateKey<NoView> TooManyTexts = Key<NoView>("too_many_texts");
    public static readonly TemplateKey<NoView> DayLimit = Key<NoView>("day_limit");
    public static readonly TemplateKey<NoView> PilotOnly = Key<NoView>("pilot_only");
    public static readonly TemplateKey<NoView> Closed = Key<NoView>("closed");
    public static readonly TemplateKey<NoView> Privacy = Key<NoView>("privacy");
    public static readonly TemplateKey<NoView> PilotPrivacy = Key<NoView>("pilot_privacy");
    public static readonly TemplateKey<NoView> Late = Key<NoView>("late");
    public static readonly TemplateKey<NoView> MoreHint = Key<NoView>("more_hint");
    public static readonly TemplateKey<NoView> PagesEnd = Key<NoView>("pages_end");

    // Phrases: said inside other templates by the filter of that name.
    public static readonly TemplateKey<ValidityView> Validity = Key<ValidityView>("validity");
    public static readonly TemplateKey<ValidityView> Until = Key<ValidityView>("until");
    public static readonly TemplateKey<DueView> Due = Key<DueView>("due");

    private static readonly TemplateKey<GuidePartView>[] GuideParts =
        [.. Enum.GetValues<GuidePart>()
            .Select(part => Key<GuidePartView>("guide_" + JsonNamingPolicy.SnakeCaseLower.ConvertName($"{part}")))];

    /// <summary>The template of one part of a service.</summary>
    public static TemplateKey<GuidePartView> Guide(GuidePart part) => GuideParts[(int)part];

    public static IReadOnlyList<TemplateKey> All => Keys;

    private static TemplateKey<TView> Key<TView>(string name, bool bilingual = false)
    {
        var key = new TemplateKey<TView>(Keys.Count, name, bilingual);
        Keys.Add(key);
        return key;
    }
}
