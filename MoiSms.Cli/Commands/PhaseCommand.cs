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
        get.SetAdminAction((_, client, cancellationToken) => ShowAsync(client, cancellationToken));

        var phase = new Argument<string>("phase") { Description = "closed, pilot or public." };
        phase.CompletionSources.Add("closed", "pilot", "public");
        phase.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("closed" or "pilot" or "public") }])
                result.AddError("The phase should be closed, pilot or public.");
        });
        var percent = NumberOptions.Whole(
            "--percent",
            "With public: how many of a hundred phones are answered, 1 to 100; the same phones first, and pilot members always. "
            + "Default: 100.");
        var reason = AdminCommand.Reason(required: true);
        var set = new Command("set", "Sets the phase; every instance follows within 30 seconds.") { phase, percent, reason };
        set.SetAdminAction((parsed, client, cancellationToken) => ChangeAsync(
            client,
            "/phase",
            new PhaseChange(Enum.Parse<ServicePhase>(parsed.GetRequiredValue(phase), ignoreCase: true), parsed.GetValue(percent),
                parsed.GetValue(reason)),
            cancellationToken));

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
            Description = "The kinds that are off from now on, e.g. travel-ban; \"none\": all are offered. Without: shows them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var reason = AdminCommand.Reason();
        var command = new Command("kinds-off", "Shows or sets which kinds of records are not answered by text.") { off, reason };
        command.SetAdminAction(async (parsed, client, cancellationToken) => parsed.GetValue(off) is { Length: > 0 } given
            ? await ChangeAsync(
                client, "/kinds", new KindsChange(given is ["none"] ? [] : given, AdminCommand.Required(parsed, reason)), cancellationToken)
            : await ShowAsync(client, cancellationToken));
        return command;
    }

    private static Command Limits()
    {
        var perMinute = Limit("--texts-per-minute", "Texts of one phone a minute");
        var perDay = Limit("--texts-per-day", "Texts of one phone a day");
        var parts = Limit("--parts-per-day", "SMS parts of replies to one phone a day");
        var reason = AdminCommand.Reason();
        var command = new Command("limits", "Shows or sets limits of one phone; what is not given stays.")
        {
            perMinute, perDay, parts, reason,
        };
        command.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var (minute, day, most) = (parsed.GetValue(perMinute), parsed.GetValue(perDay), parsed.GetValue(parts));
            return (minute ?? day ?? most) is null
                ? await ShowAsync(client, cancellationToken)
                : await ChangeAsync(
                    client, "/limits", new LimitsChange(minute, day, most, AdminCommand.Required(parsed, reason)), cancellationToken);
        });
        return command;
    }

    private static Option<int?> Limit(string name, string what) =>
        NumberOptions.Whole(name, $"{what}; \"default\": the app setting's again.", word: "default", value: 0);

    private static Command Notices()
    {
        var arabic = Notice("--ar", "Arabic");
        var english = Notice("--en", "English");
        var reason = AdminCommand.Reason();
        var command = new Command("notices", "Shows or sets your own words for phones outside; what is not given stays.")
        {
            arabic,
            english,
            reason,
        };
        command.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var (ar, en) = (parsed.GetValue(arabic), parsed.GetValue(english));
            return (ar ?? en) is null
                ? await ShowAsync(client, cancellationToken)
                : await ChangeAsync(
                    client, "/notices", new NoticesChange(Words(ar), Words(en), AdminCommand.Required(parsed, reason)), cancellationToken);
        });
        return command;

        static string? Words(string? given) => given is "default" ? "" : given;
    }

    private static Option<string?> Notice(string name, string language) => new(name)
    {
        Description = $"What phones outside read in {language}; \"default\": the usual words again.",
        HelpName = "text",
    };

    private static async Task<int> ShowAsync(AdminClient client, CancellationToken cancellationToken) =>
        Show(await client.GetAsync<SettingsView>(AdminRoutes.Settings, cancellationToken));

    private static async Task<int> ChangeAsync(AdminClient client, string path, object change, CancellationToken cancellationToken) =>
        Show(await client.PutAsync<SettingsView>(AdminRoutes.Settings + path, change, cancellationToken));

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
            $"limits: {Shown(settings.Limits.TextsPerMinute)} texts a minute, {Shown(settings.Limits.TextsPerDay)} texts a day, "
            + $"{Shown(settings.Limits.PartsPerDay)} parts a day");
        if (settings.NoticeArabic is not null)
            Console.WriteLine($"notice ar: {settings.NoticeArabic}");
        if (settings.NoticeEnglish is not null)
            Console.WriteLine($"notice en: {settings.NoticeEnglish}");
        return ExitCodes.Good;
    }

    private static string Shown(int? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "default";
}
