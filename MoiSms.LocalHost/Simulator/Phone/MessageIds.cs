using System.Globalization;

namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>Message ids as the real service makes them.</summary>
internal static class MessageIds
{
    public static string Incoming(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"Incoming_{now:yyyyMMddHHmmss}{Guid.NewGuid()}");

    public static string Outgoing(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"Outgoing_{now:yyyyMMddHHmmss}{Guid.NewGuid()}_noam");
}
