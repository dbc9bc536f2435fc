using System.Globalization;

namespace MoiSms.Cli.Smoke;

/// <summary>What an answer means that was not hoped for, and what to do about it. One sentence or two.</summary>
internal sealed class Advice(SmokePlan plan)
{
    /// <summary>For any request.</summary>
    public string On(SmokeAnswer answer) => answer switch
    {
        { Status: 0 } => NoAnswer(),
        { Status: 403, ForbiddenAddress: { } address } =>
            $"403, the app's access restrictions refuse this address, {address}: add it to MOISMS_OPERATOR_RANGES and deploy, or run this "
            + "from a machine whose address is in them.",
        { Status: 403 } =>
            "403, something before the service refuses: is the app stopped, or does it have access restrictions or a sign-in of its own?",
        { Status: 404 } => "404, there is no such function: was the code published, and is --url the app's own address?",
        { Status: >= 300 and < 400 } => $"{Number(answer)}, it sends elsewhere: give the app's own https address with --url.",
        _ => $"{Number(answer)}: see the app's log.",
    };

    /// <summary>For a post or a question that the webhook should have taken.</summary>
    public string OnWebhook(SmokeAnswer answer) => answer switch
    {
        { Status: 401, AsksForToken: true } when plan.Token is null => "401, the service wants a token: give --scope, and not --key-only.",
        { Status: 401, AsksForToken: true } => $"401, the token was refused. {TokenAdvice}",
        { Status: 401 } when plan.Token is null =>
            "401, the function key was refused, or there was none: give a key of the function ReceiveEvents, or of the app.",
        { Status: 401 } =>
            $"401, the function key was refused: give a key of the function ReceiveEvents, or of the app. If it is right, it was the "
            + $"token: {TokenAdvice}",
        { Status: 503 } when plan.Token is not null =>
            "503, the service cannot fetch the keys that tokens are signed with, or is still starting: check MoiSms__Auth__TenantId and "
            + "the app's way out.",
        _ => On(answer),
    };

    // The service's own log gives the reason, which it never tells a caller.
    private const string TokenAdvice =
        "Is its application's id on MoiSms__Auth__AllowedApplications, and --scope of MoiSms__Auth__Audience? The app's "
        + "log (event 102) says why. "
        + "A person's az login speaks for the Azure CLI, which everybody in the tenant can use: never put that id on the list, use the "
        + "pipeline's own identity.";

    private string NoAnswer() => plan.IsLocal
        ? $"nothing answers at {plan.Address.Authority}. Start it: dotnet run --project MoiSms.LocalHost"
        : $"nothing answers at {plan.Address.Authority}: check --url and your network.";

    private static string Number(SmokeAnswer answer) => answer.Status.ToString(CultureInfo.InvariantCulture);
}
