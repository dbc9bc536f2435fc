using MoiSms.Core.Foundation.Settings;

namespace MoiSms.Core.Operating;

/// <summary>Who calls the admin API, and what they look at.</summary>
/// <param name="Roles"><c>viewer</c>, and <c>operator</c> for who may change things.</param>
/// <param name="Environment"><c>local</c>, or the name of the function app.</param>
/// <param name="Now">UTC, by the service's clock.</param>
public sealed record CallerView(
    string Name, IReadOnlyList<string> Roles, string Environment, string ContentVersion, ServicePhase Phase, int Percent,
    DateTimeOffset Now);
