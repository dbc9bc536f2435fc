using System.CommandLine;
using System.Globalization;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms conversation show</c>.</summary>
internal static class ConversationCommand
{
    public static Command Create()
    {
        var phone = new Argument<string>("phone") { Description = "Any form: 50000101, +96550000101." };
        var reason = AdminCommand.Reason(required: true);
        var show = new Command("show", "Shows the newest 200 texts of one phone and their replies.") { phone, reason };
        show.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var view = await client.PostAsync<ConversationView>(
                AdminRoutes.Conversation, new ConversationRequest(parsed.GetRequiredValue(phone), parsed.GetValue(reason)),
                cancellationToken);
            Console.WriteLine($"{view.Phone}, bound to {view.CivilId ?? "nobody"}, language "
                + $"{view.Language ?? "none yet"}{(view.OptedOut ? ", opted out" : "")}");
            foreach (var text in view.Texts)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"\n{KuwaitClock.Minute(text.ReceivedAt)}  {text.Intent ?? "-"}  {text.Decision}{Fate(text)}"));
                Console.WriteLine("> " + Plain(text.Text));
                Console.WriteLine("< " + (text.Reply is null ? "(silence)" : Plain(text.Reply)));
            }

            return ExitCodes.Good;
        });
        return new Command("conversation", "One conversation, for a reason that stands in the audit.") { show };
    }

    private static string Fate(ConversationTurn text) => text switch
    {
        { Failure: { } failure } => "  failed: " + failure,
        { DeliveredAt: not null } => "  delivered",
        { SentAt: not null } => "  sent",
        { Reply: not null } => "  waiting",
        _ => "",
    };

    // What somebody texted could otherwise move the terminal's cursor.
    private static string Plain(string text) =>
        string.Concat(text.Select(letter => letter == '\n' ? "\n  " : char.IsControl(letter) ? " " : letter.ToString()));
}
