using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Tests.Replies;

/// <summary>Every case a golden file holds: by file, then by name.</summary>
internal static class ReplyCases
{
    public static IReadOnlyList<string> Files { get; } = [.. All(Language.English).Select(each => each.File).Distinct()];

    /// <summary>What is said about linking a phone, with all that each can name.</summary>
    public static IEnumerable<AccessReply> Link { get; } =
        [.. Enum.GetValues<AccessMessage>()
            .Select(words => new AccessReply(words, "048213", new DateTimeOffset(2026, 11, 25, 9, 5, 0, TimeSpan.Zero)))];

    public static IEnumerable<(string File, string Case, ReplyContext Context)> All(Language language) =>
        Documents(language).Concat(PersonalLists(language)).Concat(Whole(language)).Concat(Access(language)).Concat(Guidance(language))
            .Concat(Conversation(language));

    private static IEnumerable<(string, string, ReplyContext)> Documents(Language language)
    {
        foreach (var (name, days) in new[]
        {
            ("valid for long", 500),
            ("one day left", 1),
            ("two days left", 2),
            ("ends today", 0),
            ("eleven days left", 11),
            ("ended yesterday", -1),
            ("ended two days ago", -2),
            ("ended five days ago", -5),
            ("ended long ago", -400),
        })
            yield return ("residency", name, Own(Intent.Residency,
                Some.Somebody with { Residency = new Residency("18", Some.Today.AddDays(days), "A Company", Some.Yesterday) }));
        yield return ("residency", "none", Own(Intent.Residency, Some.Nobody));
        yield return ("residency", "the row is too old", Own(
            Intent.Residency, Some.Somebody with { Residency = new Residency("18", Some.Today.AddDays(500), null, Some.LongAgo) }));
        yield return ("residency", "none, but the import is too old", Own(Intent.Residency, Some.Nobody) with
        {
            ImportedAsOf = new Dictionary<string, DateTimeOffset> { [RecordKinds.Residency] = Some.LongAgo },
        });
        yield return ("residency", "never imported", Own(
            Intent.Residency, Some.Nobody) with
        { ImportedAsOf = new Dictionary<string, DateTimeOffset>() });
        yield return ("residency", "first reply to this phone", Own(
            Intent.Residency) with
        { Notices = new NoticesDue(Privacy: true, Pilot: false, Now: false) });

        yield return ("licence", "valid", Own(Intent.Licence));
        yield return ("licence", "ended, of a class without words", Own(
            Intent.Licence, Some.Somebody with { Licence = new Licence("12345", "Class Z", Some.Today.AddDays(-30), Some.Yesterday) }));
        yield return ("licence", "none", Own(Intent.Licence, Some.Nobody));

        yield return ("passport", "valid", Own(Intent.Passport));
        yield return ("passport", "reported lost", Own(
            Intent.Passport, Some.Somebody with { Passport = new Passport("A1234567", Some.Today.AddDays(90), "lost", Some.Yesterday) }));
        yield return ("passport", "ended", Own(Intent.Passport,
            Some.Somebody with { Passport = new Passport("A1234567", Some.Today.AddDays(-90), "expired", Some.Yesterday) }));
        yield return ("passport", "none", Own(Intent.Passport, Some.Nobody));

        yield return ("civil-id", "ready to be collected", Own(Intent.CivilId));
        yield return ("civil-id", "valid", Own(
            Intent.CivilId, Some.Somebody with { CivilIdCard = new CivilIdCard(Some.Today.AddDays(900), "Active", Some.Yesterday) }));
        yield return ("civil-id", "none", Own(Intent.CivilId, Some.Nobody));

        yield return ("travel-ban", "active", Own(Intent.TravelBan,
            Some.Somebody with { TravelBan = new TravelBan(true, "execution", new DateOnly(2026, 3, 5), Some.Yesterday) }));
        yield return ("travel-ban", "active, nothing more known", Own(
            Intent.TravelBan, Some.Somebody with { TravelBan = new TravelBan(true, null, null, Some.Yesterday) }));
        yield return ("travel-ban", "lifted", Own(Intent.TravelBan));
        yield return ("travel-ban", "none", Own(Intent.TravelBan, Some.Nobody));
        yield return ("travel-ban", "a lifted one that is too old to say so", Own(
            Intent.TravelBan, Some.Somebody with { TravelBan = new TravelBan(false, null, null, Some.LongAgo) }));

        ReplyContext Own(Intent intent, PersonRecords? records = null) => Some.Own(intent, language, records);
    }

    private static IEnumerable<(string, string, ReplyContext)> PersonalLists(Language language)
    {
        yield return ("vehicle", "two, one insurance ended", Own(Intent.Vehicle));
        yield return ("vehicle", "one", Own(Intent.Vehicle, Some.Somebody with { Vehicles = [Some.Car("5/1882", 100, 100)] }));
        yield return ("vehicle", "by plate", Own(Intent.Vehicle, slots: new Slots { Plate = "12/40771" }));
        yield return ("vehicle", "a plate that is not theirs", Own(Intent.Vehicle, slots: new Slots { Plate = "9/99999" }));
        yield return ("vehicle", "twelve, on several pages", Own(Intent.Vehicle,
            Some.Somebody with { Vehicles = [.. Enumerable.Range(1, 12).Select(n => Some.Car($"{n}/{1000 + n}", n * 20, n * 10))] }));
        yield return ("vehicle", "none", Own(Intent.Vehicle, Some.Nobody));

        yield return ("violations", "none", Own(Intent.Violations, Some.Nobody));
        foreach (var count in new[] { 1, 2, 3, 4, 14, 100 })
            yield return ("violations", $"{count} unpaid", Own(Intent.Violations, Some.Somebody with
            {
                Violations =
                [.. Enumerable.Range(1, count).Select(n => Some.Fine(n, n == 2 ? "Wobbly Wheel" : "speeding", 70_500, "5/1882"))]
            }));
        yield return ("violations", "one paid, two not", Own(Intent.Violations));
        yield return ("violations", "all paid", Own(
            Intent.Violations, Some.Somebody with { Violations = [Some.Fine(1, "speeding", 70_000, "5/1882", paid: true)] }));
        yield return ("violations", "by plate", Own(Intent.Violations, slots: new Slots { Plate = "5/1882" }));
        yield return ("violations", "none on that plate", Own(Intent.Violations, slots: new Slots { Plate = "9/99999" }));
        yield return ("violations", "one row is too old", Own(Intent.Violations, Some.Somebody with
        {
            Violations = [Some.Fine(1, "speeding", 70_000, "5/1882"), Some.Fine(80, "phone", 75_000, null, asOf: Some.LongAgo)],
        }));
        yield return ("violations", "all rows are too old", Own(
            Intent.Violations, Some.Somebody with { Violations = [Some.Fine(80, "phone", 75_000, null, asOf: Some.LongAgo)] }));

        yield return ("violations", "how many", Own(Intent.Violations, Fines(4), asks: Ask.Count));
        yield return ("violations", "how much in all", Own(Intent.Violations, Fines(4), asks: Ask.Amount));
        yield return ("violations", "all of them", Own(Intent.Violations, Fines(12), asks: Ask.List));
        yield return ("vehicle", "how many", Own(Intent.Vehicle, asks: Ask.Count));
        yield return ("application", "how many", Own(Intent.Application, asks: Ask.Count));
        yield return ("visa", "how many", Own(Intent.Visa, asks: Ask.Count));
        yield return ("appointment", "how many", Own(Intent.Appointment, asks: Ask.Count));

        yield return ("application", "one", Own(Intent.Application));
        yield return ("application", "two, one of a service without words", Own(
            Intent.Application, Some.Somebody with
            {
                Applications = [.. Some.Somebody.Applications, new Application(
                "7710254", "Pearl Diving Permit", "Awaiting Tide", Some.Today.AddDays(-1), null, Some.Yesterday)]
            }));
        yield return ("application", "by reference", Own(Intent.Application, slots: new Slots { Reference = "A1234567" }));
        yield return ("application", "a reference that is not theirs", Own(
            Intent.Application, slots: new Slots { Reference = "B7654321" }));
        foreach (var (name, intent, records) in new[]
        {
            ("is the licence ready", Intent.Licence, Some.Somebody),
            ("is the residency ready, nothing applied for", Intent.Residency, Some.Somebody),
            ("is the lost passport ready, the latest of two", Intent.Passport, Some.Somebody with
            {
                Passport = new Passport("A1234567", Some.Today.AddDays(90), "lost", Some.Yesterday),
                Applications =
                [
                    new Application("A1", "passport-renew", "delivered", Some.Today.AddDays(-300), null, Some.Yesterday),
                    new Application("A2", "passport-lost", "ready", Some.Today.AddDays(-3), null, Some.Yesterday),
                ],
            }),
            ("the card says by itself that it is ready", Intent.CivilId, Some.Somebody with
            {
                CivilIdCard = new CivilIdCard(Some.Today.AddDays(500), "ready-for-collection", Some.Yesterday),
            }),
            ("is the residency ready, one of a service without words", Intent.Residency, Some.Somebody with
            {
                Applications = [new Application("A3", "a-service-of-old", "pending", Some.Today, null, Some.Yesterday)],
            }),
            ("is the licence ready, the application too old", Intent.Licence, Some.Somebody with
            {
                Applications = [new Application("A4", "licence-renew", "pending", Some.Today, null, Some.LongAgo)],
            }),
        })
            yield return ("application", name, Ready(Own(intent, records, asks: Ask.Status)));
        yield return ("application", "is the licence ready, applications switched off",
            Ready(Own(Intent.Licence, asks: Ask.Status)) with { KindsOff = new HashSet<string> { RecordKinds.Application } });
        yield return ("application", "none", Own(Intent.Application, Some.Nobody));

        yield return ("visa", "one", Own(Intent.Visa));
        yield return ("visa", "three", Own(Intent.Visa, Some.Somebody with
        {
            Visas = [.. Enumerable.Range(1, 3)
            .Select(n => new Visa($"V{n}", "tourist", n == 1 ? "rejected" : "pending", Some.Today.AddDays(-n), Some.Yesterday))]
        }));
        yield return ("visa", "a reference that is not theirs", Own(Intent.Visa, slots: new Slots { Reference = "V999" }));
        yield return ("visa", "none", Own(Intent.Visa, Some.Nobody));

        yield return ("appointment", "one to come, one gone by", Own(Intent.Appointment));
        yield return ("appointment", "today and tomorrow", Own(
            Intent.Appointment, Some.Somebody with { Appointments = [Some.Slot("2", 1, 7), Some.Slot("1", 0, 10)] }));
        yield return ("appointment", "only one gone by", Own(
            Intent.Appointment, Some.Somebody with { Appointments = [Some.Slot("1", 0, 8)] }));
        yield return ("appointment", "none", Own(Intent.Appointment, Some.Nobody));

        ReplyContext Own(Intent intent, PersonRecords? records = null, Slots? slots = null, params Ask[] asks) =>
            Some.Asking(Some.Own(intent, language, records, slots), asks);
        PersonRecords Fines(int count) =>
            Some.Somebody with { Violations = [.. Enumerable.Range(1, count).Select(n => Some.Fine(n, "speeding", 70_500, "5/1882"))] };
    }

    private static IEnumerable<(string, string, ReplyContext)> Whole(Language language)
    {
        yield return ("profile", "everything", Own());
        yield return ("profile", "nothing", Own(Some.Nobody));
        yield return ("profile", "all ended", Own(Some.Somebody with
        {
            Residency = new Residency("18", Some.Today.AddDays(-20), null, Some.Yesterday),
            Licence = new Licence("880201225", "private", Some.Today.AddDays(-20), Some.Yesterday),
            CivilIdCard = new CivilIdCard(Some.Today.AddDays(-20), "expired", Some.Yesterday),
            Passport = new Passport(Some.PassportNumber, Some.Today.AddDays(-20), "expired", Some.Yesterday),
            TravelBan = new TravelBan(true, "court", null, Some.Yesterday),
            Appointments = [],
        }));
        yield return ("profile", "some kinds unavailable", Own(
            Some.Somebody with { Visas = [], Violations = [Some.Fine(80, "phone", 75_000, null, asOf: Some.LongAgo)] }) with
        {
            ImportedAsOf = Some.Imported.Where(pair => pair.Key != RecordKinds.Visa).ToDictionary(),
        });

        ReplyContext Own(PersonRecords? records = null) => Some.Own(Intent.Profile, language, records);
    }

    private static IEnumerable<(string, string, ReplyContext)> Access(Language language)
    {
        var question = Some.Question(Intent.Residency, language);
        yield return ("access", "a phone that is bound to nobody", question with { Access = SubjectAccess.Unbound });
        yield return ("access", "a link that rests",
            question with { Access = SubjectAccess.Resting, HoldsFrom = new DateTimeOffset(2026, 11, 25, 9, 5, 0, TimeSpan.Zero) });
        yield return ("access", "a link unused for long", question with { Access = SubjectAccess.Lapsed });
        yield return ("access", "a civil id of somebody else", question with { Access = SubjectAccess.Refused });
        var dependant = Some.Own(
            Intent.Residency, language, Some.Somebody with { CivilId = Some.DependantCivilId }) with
        { Access = SubjectAccess.Dependant };
        yield return ("access", "a driver's residency",
            dependant with { Dependant = new Dependant(Some.DependantCivilId, "driver", Some.Yesterday) });
        yield return ("access", "a relation without words",
            dependant with { Dependant = new Dependant(Some.DependantCivilId, "Second Cousin", Some.Yesterday) });
        yield return ("access", "a relation that is not known", dependant);
        yield return ("access", "two questions about a driver",
            (dependant with { Dependant = new Dependant(Some.DependantCivilId, "driver", Some.Yesterday) }) with
            {
                Understanding = question.Understanding with { Also = new Inquiry(Intent.Licence, Slots.None) },
            });
        yield return ("access", "two personal questions of a phone that is bound to nobody", question with
        {
            Access = SubjectAccess.Unbound,
            Understanding = question.Understanding with { Also = new Inquiry(Intent.Licence, Slots.None) },
        });
    }

    private static IEnumerable<(string, string, ReplyContext)> Guidance(Language language)
    {
        yield return ("guide", "a service", Guide("residency-renew-work"));
        yield return ("guide", "a service of which little is known", Guide("licence-renew"));
        yield return ("guide", "a group", Guide("residency-renew"));
        yield return ("guide", "the fee of a group", Asked("residency-renew", Ask.Fee));
        yield return ("guide", "a point that a group does not know", Asked("residency-renew", Ask.Papers));
        foreach (var ask in Enum.GetValues<Ask>().Except([Ask.Other]))
            yield return ("points", ask.ToName(), Asked("residency-renew-work", ask));
        yield return ("points", "fee and papers", Asked("residency-renew-work", Ask.Fee, Ask.Papers));
        yield return ("points", "papers and where", Asked("residency-renew-work", Ask.Papers, Ask.Where));
        yield return ("points", "how long, where nobody knows", Asked("licence-renew", Ask.Duration));
        yield return ("points", "how, where nobody knows", Asked("licence-renew", Ask.Steps));
        yield return ("points", "a question of the service", Pointed("debts", Ask.CanI));
        yield return ("points", "a question whose answer names its case", Pointed("sold", Ask.CanI));
        yield return ("points", "a question with a long answer", Pointed("long"));
        yield return ("points", "a question, and the fee", Pointed("debts", Ask.CanI, Ask.Fee));
        yield return ("points", "a question whose answer names the fee, the fee, and how long", Pointed("price", Ask.Fee, Ask.Duration));
        yield return ("points", "a question, or what the card says of the fee", Or(Pointed("debts", Ask.Fee), ""));
        yield return ("points", "the card, or a question", Or(Asked("residency-renew-work", Ask.Fee), "debts"));
        yield return ("points", "a question, or one whose answer is too long beside it", Or(Pointed("debts"), "long"));
        yield return ("points", "a question that the service lost", Pointed("gone", Ask.CanI));
        yield return ("points", "a question that stands under another service", About("residency-renew-family"));
        yield return ("points", "another body's business", OfNoService("electricity"));
        yield return ("points", "a question that no service is about", OfNoService("residency-renew-work/debts"));
        yield return ("points", "one that no service is about, or another", Or(
            OfNoService("residency-renew-work/debts"), "residency-renew-work/years"));
        yield return ("points", "one that no service is about, perhaps in danger", MayBe(OfNoService("residency-renew-work/debts")));
        yield return ("points", "one that no service is about, and is gone", OfNoService("residency-renew-work/gone"));
        yield return ("guide", "no service named", Guide(null));

        yield return ("centre", "near an area", Centre(new Slots { Place = "salmiya" }));
        yield return ("centre", "near an area, for a service", Centre(new Slots { Place = "salmiya", Service = "residency-renew-work" }));
        yield return ("centre", "near a point", Centre(new Slots { Lat = 29.33, Lon = 48.07 }));
        foreach (var ask in new[] { Ask.Hours, Ask.OpenNow, Ask.Phone, Ask.Address, Ask.Where })
            yield return ("centre", ask.ToName(), Centre(new Slots { Place = "salmiya" }, ask));
        yield return ("centre", "phone and hours of a kind", Centre(
            new Slots { Place = "salmiya", CentreKind = "identity" }, Ask.Phone, Ask.Hours));
        yield return ("centre", "a kind, for a service it does not do", Centre(
            new Slots { Place = "salmiya", CentreKind = "identity", Service = "residency-renew-work" }));
        foreach (var day in Enum.GetValues<NamedDay>())
        {
            var slots = new Slots { Place = "salmiya", CentreKind = "identity", Day = day };
            yield return ("centre", $"hours of {day}", Centre(slots, Ask.Hours));
        }

        yield return ("centre", "hours of Friday, no place", Centre(new Slots { Day = NamedDay.Friday }, Ask.Hours));
        yield return ("centre", "in Ramadan", Centre(
            new Slots { Place = "salmiya" }) with
        { Now = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero) });
        yield return ("centre", "no centre does that", Centre(new Slots { Place = "salmiya", Service = "passport-renew" }));
        yield return ("centre", "no centre does that, but it is known where it is done", Centre(new Slots { Service = "weapon-licence" }));
        yield return ("centre", "no place", Centre(Slots.None));
        yield return ("centre", "hours, no place", Centre(Slots.None, Ask.Hours));
        yield return ("centre", "hours, no place, in Ramadan", Centre(Slots.None, Ask.Hours) with
        {
            Now = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
        });
        yield return ("centre", "outside Kuwait", Centre(new Slots { Lat = 25.2, Lon = 55.27 }));

        var doubtful = Some.Own(Intent.Residency, language);
        yield return ("menu", "two readings", doubtful with
        {
            Understanding = doubtful.Understanding with
            {
                Alternatives =
                [new Inquiry(Intent.Residency, Slots.None), new Inquiry(Intent.Guide, new Slots { Service = "residency-renew" })]
            },
        });
        yield return ("menu", "places and services", doubtful with
        {
            Understanding = doubtful.Understanding with
            {
                Alternatives =
                [
                    new Inquiry(Intent.Centre, new Slots { Place = "salmiya", Service = "licence-renew" }),
                    new Inquiry(Intent.Centre, new Slots { Place = "salmiya" }),
                    new Inquiry(Intent.Guide, Slots.None), new Inquiry(Intent.Profile, Slots.None),
                ],
            },
        });
        yield return ("also", "residency and fines", Also(
            Some.Own(Intent.Residency, language), new Inquiry(Intent.Violations, Slots.None)));
        yield return ("also", "a long guide and the licence", Also(Some.Own(
            Intent.Guide, language, slots: new Slots { Service = "residency-renew-work" }), new Inquiry(Intent.Licence, Slots.None)));
        yield return ("also", "two menus", Also(Guide("residency-renew"), new Inquiry(Intent.Guide, Slots.None)));

        yield return ("also", "the fee, and the nearest centre", Also(
            Asked("residency-renew-work", Ask.Fee),
            new Inquiry(Intent.Centre, new Slots { Place = "salmiya", Service = "residency-renew-work" })));
        yield return ("also", "is it valid, and how to renew it", Also(
            Some.Own(Intent.Residency, language),
            new Inquiry(Intent.Guide, new Slots { Service = "residency-renew-work" }) { Asks = [Ask.Steps] }));
        yield return ("also", "two services", Also(
            Asked("residency-renew-work", Ask.Fee),
            new Inquiry(Intent.Guide, new Slots { Service = "licence-renew" }) { Asks = [Ask.Papers] }));
        yield return ("also", "an open menu, and the fines", Also(
            doubtful with
            {
                Understanding = doubtful.Understanding with
                {
                    Alternatives =
                    [new Inquiry(Intent.Residency, Slots.None), new Inquiry(Intent.Guide, new Slots { Service = "residency-renew" })]
                },
            },
            new Inquiry(Intent.Violations, Slots.None)));

        var lost = Some.Question(Intent.Unknown, language);
        yield return ("menu", "a guess of three", lost with
        {
            Understanding = lost.Understanding with
            {
                IsGuess = true,
                Alternatives = [new Inquiry(Intent.Licence, Slots.None), new Inquiry(Intent.Guide, new Slots { Service = "licence-renew" }),
                    new Inquiry(Intent.Centre, Slots.None)],
            },
        });
        yield return ("menu", "a guess of a record, and of a service that may be meant", lost with
        {
            Understanding = lost.Understanding with
            {
                IsGuess = true,
                Confidence = 0.3,
                Alternatives =
                [new Inquiry(Intent.Licence, Slots.None), new Inquiry(Intent.Guide, new Slots { Service = "licence-renew" })],
            },
        });
        yield return ("menu", "a guess of one", lost with
        {
            Understanding = lost.Understanding with
            {
                IsGuess = true,
                Alternatives = [new Inquiry(Intent.Guide, new Slots { Service = "licence-renew" })],
            },
        });
        yield return ("menu", "two services, the fee was asked", Between(Fee("residency-renew-work"), Fee("licence-renew")));
        yield return ("menu", "two services, the papers were asked", Between(
            Fee("residency-renew-work") with { Asks = [Ask.Papers] }, Fee("licence-renew") with { Asks = [Ask.Papers] }));
        yield return ("menu", "a service's own question, and a record", Between(
            Fee("residency-renew-work") with { Asks = [Ask.CanI], Point = "debts" }, new Inquiry(Intent.Residency, Slots.None)));
        var own = Fee("residency-renew-work") with { Asks = [Ask.CanI], Point = "debts" };
        yield return ("menu", "the nearest answer, before a record and a service", Nearest(
            own, new Inquiry(Intent.Residency, Slots.None), own, Fee("licence-renew")));
        yield return ("menu", "the nearest answer, before a service that answers the same point", Nearest(
            own, own, Fee("residency-renew-family")));
        yield return ("menu", "the nearest answer of a guess of one", Nearest(own, own) with
        {
            Understanding = Nearest(own, own).Understanding with { IsGuess = true },
        });
        yield return ("menu", "a nearest answer that is too faint", Nearest(own, own, Fee("licence-renew")) with
        {
            Understanding = Nearest(own, own, Fee("licence-renew")).Understanding with { Confidence = 0.15 },
        });
        var near = Between(Fee("residency-renew-work"), Fee("licence-renew"));
        yield return ("menu", "a guess, the fee was asked", near with
        {
            Understanding = near.Understanding with { IsGuess = true },
        });
        yield return ("menu", "a faint guess, the fee was asked", near with
        {
            Understanding = near.Understanding with { IsGuess = true, Confidence = 0.1 },
        });
        yield return ("emergency", "perhaps, beside a guide", MayBe(Asked("licence-renew", Ask.Fee)));
        yield return ("emergency", "perhaps, beside a record", MayBe(Some.Own(Intent.Residency, language)));
        yield return ("emergency", "perhaps, in a text that is not understood", MayBe(lost));
        yield return ("emergency", "a hint, in a text that is not understood", lost with
        {
            Understanding = lost.Understanding with { HintsAtDanger = true },
        });
        yield return ("emergency", "for sure", MayBe(Some.Question(Intent.Emergency, language)));

        Inquiry Fee(string service) => new(Intent.Guide, new Slots { Service = service }) { Asks = [Ask.Fee] };
        ReplyContext Between(params Inquiry[] readings) => doubtful with
        {
            Understanding = doubtful.Understanding with { Alternatives = readings, Confidence = 0.5 },
        };
        ReplyContext Nearest(Inquiry nearest, params Inquiry[] readings) => Between(readings) with
        {
            Understanding = Between(readings).Understanding.As(nearest),
        };
        ReplyContext Guide(string? service) => Some.Question(Intent.Guide, language, new Slots { Service = service });
        ReplyContext Asked(string service, params Ask[] asks) => Some.Asking(Guide(service), asks);
        ReplyContext Pointed(string point, params Ask[] asks)
        {
            var context = Asked("residency-renew-work", asks);
            return context with { Understanding = context.Understanding with { Point = point } };
        }

        ReplyContext About(string service)
        {
            var context = Asked(service, Ask.CanI);
            return context with { Understanding = context.Understanding with { Point = "residency-renew-work/debts" } };
        }

        ReplyContext OfNoService(string point)
        {
            var context = Some.Asking(Some.Question(Intent.Unknown, language), [Ask.CanI]);
            return context with { Understanding = context.Understanding with { Point = point } };
        }

        ReplyContext Or(ReplyContext context, string other) =>
            context with { Understanding = context.Understanding with { OtherPoint = other } };

        ReplyContext Centre(Slots slots, params Ask[] asks) => Some.Asking(Some.Question(Intent.Centre, language, slots), asks);
        ReplyContext MayBe(ReplyContext context) => context with { Understanding = context.Understanding with { MayBeEmergency = true } };
    }

    private static IEnumerable<(string, string, ReplyContext)> Conversation(Language language)
    {
        foreach (var intent in Enum.GetValues<Intent>()
            .Where(each => !each.IsPersonal() && each is not (Intent.Guide or Intent.Centre or Intent.Language)))
            yield return ("conversation", intent.ToName(), Some.Question(intent, language));
        var foreign = Some.Question(Intent.Unknown, language);
        foreach (var code in ForeignLines.Codes)
            yield return ("foreign", code, foreign with { Understanding = foreign.Understanding with { ForeignLanguage = code } });
        yield return ("notices-due", "no room for either", Due(Some.Own(Intent.Residency, language, Soon), now: false));
        yield return ("notices-due", "they waited long enough", Due(Some.Own(Intent.Residency, language, Soon), now: true));
        yield return ("notices-due", "room for both", Due(Some.Question(Intent.Thanks, language), now: false));
        yield return ("notices-due", "waited, with more to come", Due(
            Some.Asking(Some.Question(Intent.Guide, language, new Slots { Service = "residency-renew-work" }), [Ask.Fee]), now: true));
        yield return ("notices-due", "late, with a part of its own", Late(Some.Own(Intent.Residency, language, Soon)));
        yield return ("notices-due", "late, and the first reply to this phone", Late(
            Due(Some.Question(Intent.Thanks, language), now: false)));
        var other = language == Language.English ? Language.Arabic : Language.English;
        yield return ("conversation", "language", Some.Question(Intent.Language, other, new Slots { To = language }));
        yield return ("conversation", "first reply to this phone", Some.Question(
            Intent.Greeting, language) with
        { Notices = new NoticesDue(Privacy: true, Pilot: false, Now: false) });
        yield return ("conversation", "emergency beside another question", Also(
            Some.Question(Intent.Emergency, language), new Inquiry(Intent.Help, Slots.None)));
    }

    private static PersonRecords Soon =>
        Some.Somebody with { Residency = new Residency("18", Some.Today.AddDays(20), null, Some.Yesterday) };

    private static ReplyContext Due(ReplyContext context, bool now) =>
        context with { Notices = new NoticesDue(Privacy: true, Pilot: true, now) };

    private static ReplyContext Late(ReplyContext context) => context with { Notices = context.Notices with { Late = true } };

    private static ReplyContext Ready(ReplyContext context) =>
        context with { Understanding = context.Understanding with { AsksIfReady = true } };

    private static ReplyContext Also(ReplyContext context, Inquiry also) =>
        context with { Understanding = context.Understanding with { Also = also } };
}
