using System.Globalization;
using System.Text.Json;

namespace MoiSms.Core.Sending;

/// <summary>What an answer of ACS means for a reply.</summary>
public static class AcsResponse
{
    /// <summary>
    /// Reads the body of a 202: a failure for the one recipient arrives inside it, and "rejected" means that an earlier try was taken.
    /// </summary>
    public static SmsSendOutcome Read(BinaryData body)
    {
        JsonElement result;
        try
        {
            using var json = JsonDocument.Parse(body);
            result = json.RootElement.GetProperty("value")[0].Clone();
            if (result.ValueKind != JsonValueKind.Object)
                return Unreadable;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return Unreadable;
        }

        var messageId = Text(result, "messageId");
        var status = result.TryGetProperty("httpStatusCode", out var code) && code.ValueKind == JsonValueKind.Number
            && code.TryGetInt32(out var number) ? number : 0;
        var successful = result.TryGetProperty("successful", out var flag) && flag.ValueKind == JsonValueKind.True;
        var repeated = string.Equals(Text(result, "repeatabilityResult"), "rejected", StringComparison.OrdinalIgnoreCase);
        if (successful || status is >= 200 and < 300)
            return new SmsSendOutcome.Accepted(messageId, repeated);

        // "rejected" without a failure of its own means that an earlier try was taken. Beside one it must not hide that failure.
        if (status is 0 or 409 && repeated)
            return new SmsSendOutcome.Accepted(messageId, repeated);
        return IsTransient(status) ? new SmsSendOutcome.TryLater(Name(status), null) : new SmsSendOutcome.Refused(Name(status));
    }

    /// <summary>A whole request that was answered with anything but 202.</summary>
    /// <param name="retryAfter">What the answer asked for; null if it said nothing.</param>
    public static SmsSendOutcome Classify(int status, TimeSpan? retryAfter) => IsTransient(status)
        ? new SmsSendOutcome.TryLater(Name(status), retryAfter)
        : new SmsSendOutcome.Refused(Name(status));

    private static SmsSendOutcome Unreadable => new SmsSendOutcome.TryLater("unreadable-answer", null);

    /// <summary>
    /// A wrong key, a missing role or a wrong address (401, 403, 404) is ours to mend while the replies wait, and so is whoever answers
    /// below 400 in the name of ACS.
    /// </summary>
    private static bool IsTransient(int status) => status is < 400 or 401 or 403 or 404 or 408 or 429 or >= 500;

    private static string Name(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
