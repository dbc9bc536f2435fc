using System.CommandLine;
using System.Globalization;
using MoiSms.Cli.Admin;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms phase</c>: whom the service answers.</summary>
internal static class PhaseCommand
{
    public static Command Create()
    {
        var get = new Command("get", "Shows the phase, the limits, the kinds that are off and the notices.");
        get.SetAdminAction(
            async (_, client, cancellationToken) => Show(await client.GetAsync<SettingsView>(AdminRoutes.Settings, cancellationToken)));

        var phase = new Argument<string>("phase") { Description = "closed, pilot or public." };
        phase.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("closed" or "pilot" or "public") }])
                result.AddError("The phase should be closed, pilot or public.");
        });
        var percent = NumberOptions.Whole(
            "--percent",
            "With public: how many of a hundred phones are answered, 1 to 100; the same phones first, and pilot members always. "
            + "Default: 100.");
        var reason = AdminCommand.Reason();
        var set = new Command("set", "Sets the phase; every instance follows within 30 seconds.") { phase, percent, reason };
        set.SetAdminAction(async (parsed, client, cancellationToken) => Show(await client.PutAsync<SettingsView>(
            AdminRoutes.Settings + "/phase",
            new PhaseChange(Enum.Parse<ServicePhase>(parsed.GetRequiredValue(phase), ignoreCase: true), parsed.GetValue(percent),
                parsed.GetValue(reason)),
            cancellationToken)));

        return new Command("phase", "Whom the service answers: nobody, the pilot's members, or everyone.")
        {
            get,
            set,
            Kinds(),
            Limits(),
            Notices(),
        };
    }

    private static Command Kinds()
    {
        var off = new Argument<string[]>("kinds")
        {
            Description = "The kinds that are off from now on, e.g. travel-ban; none = all are offered.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var reason = AdminCommand.Reason();
        var command = new Command("kinds-off", "Sets which kinds of records are not answered by text.") { off, reason };
        command.SetAdminAction(async (parsed, client, cancellationToken) => Show(await client.PutAsync<SettingsView>(
            AdminRoutes.Settings + "/kinds", new KindsChange(parsed.GetValue(off) ?? [], parsed.GetValue(reason)), cancellationToken)));
        return command;
    }

    private static Command Limits()
    {
        var perMinute = NumberOptions.Whole("--texts-per-minute", "Texts of one phone a minute.");
        var perDay = NumberOptions.Whole("--texts-per-day", "Texts of one phone a day.");
        var parts = NumberOptions.Whole("--parts-per-day", "SMS parts of replies to one phone a day.");
        var reason = AdminCommand.Reason();
        var command = new Command("limits", "Sets limits of one phone; what is not given stays.") { perMinute, perDay, parts, reason };
        command.SetAdminAction(async (parsed, client, cancellationToken) => Show(await client.PutAsync<SettingsView>(
            AdminRoutes.Settings + "/limits",
            new LimitsChange(parsed.GetValue(perMinute), parsed.GetValue(perDay), parsed.GetValue(parts), parsed.GetValue(reason)),
            cancellationToken)));
        return command;
    }

    private static Command Notices()
    {
        var arabic = new Option<string?>("--ar") { Description = "What phones outside read in Arabic.", HelpName = "text" };
        var english = new Option<string?>("--en") { Description = "What phones outside read in English.", HelpName = "text" };
        var reason = AdminCommand.Reason();
        var command = new Command("notices", "Sets your own words for phones outside; without options the usual ones come back.")
        {
            arabic,
            english,
            reason,
        };
        command.SetAdminAction(async (parsed, client, cancellationToken) => Show(await client.PutAsync<SettingsView>(
            AdminRoutes.Settings + "/notices",
            new NoticesChange(parsed.GetValue(arabic), parsed.GetValue(english), parsed.GetValue(reason)),
            cancellationToken)));
        return command;
    }

    private static int Show(SettingsView settings)
    {
        var phase = settings.Phase.ToString().ToLowerInvariant();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"phase: {phase}{(settings.Phase == ServicePhase.Public ? $" {settings.Percent} %"
                : "")}{(settings.IsStored ? "" : " (default)")}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"members: {settings.Members}"));
        Console.WriteLine($"kinds off: {(settings.KindsOff.Count == 0 ? "none" : string.Join(", ", settings.KindsOff))}");
        Console.WriteLine(
            $"limits: {Limit(settings.Limits.TextsPerMinute)} texts a minute, {Limit(settings.Limits.TextsPerDay)} texts a day, "
            + $"{Limit(settings.Limits.PartsPerDay)} parts a day");
        if (settings.NoticeArabic is not null)
            Console.WriteLine($"notice ar: {settings.NoticeArabic}");
        if (settings.NoticeEnglish is not null)
            Console.WriteLine($"notice en: {settings.NoticeEnglish}");
        return ExitCodes.Good;
    }

    private static string Limit(int? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "default";
}
