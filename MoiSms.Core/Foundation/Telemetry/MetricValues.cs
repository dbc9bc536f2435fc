namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>The fixed words that labels hold and that alerts select on.</summary>
public static class MetricValues
{
    /// <summary>In <see cref="MetricLabels.Kind"/> of <see cref="MetricNames.Events"/>.</summary>
    internal static class Kind
    {
        public const string SmsReceived = "sms-received";
        public const string DeliveryReport = "delivery-report";
        public const string Malformed = "malformed";
        public const string Other = "other";

        public static IReadOnlyList<string> All { get; } = [SmsReceived, DeliveryReport, Malformed, Other];
    }

    /// <summary>In <see cref="MetricLabels.Outcome"/> of <see cref="MetricNames.Sends"/>.</summary>
    internal static class Outcome
    {
        /// <summary>Taken by ACS: once a reply and attempt.</summary>
        public const string Accepted = "accepted";

        /// <summary>A copy of a reply that ACS had taken already, handed over before that was marked.</summary>
        public const string Repeated = "repeated";

        /// <summary>Not taken, and tried again later.</summary>
        public const string PutBack = "put-back";

        /// <summary>Refused for good, and filed.</summary>
        public const string Refused = "refused";

        /// <summary>Its lifetime was over before it could be sent; filed.</summary>
        public const string Expired = "expired";

        /// <summary>A copy of a reply that was sent or given up already.</summary>
        public const string Dropped = "dropped";

        /// <summary>It waited, and its phone opted out meanwhile.</summary>
        public const string OptedOut = "opted-out";

        /// <summary>A code whose time was over before it could be sent: a new one follows.</summary>
        public const string Renewed = "renewed";

        /// <summary>Not tried: sending is paused, or ACS takes no more at this rate.</summary>
        public const string Held = "held";

        public static IReadOnlyList<string> All { get; } =
            [Accepted, Repeated, PutBack, Refused, Expired, Dropped, OptedOut, Renewed, Held];
    }

    /// <summary>In <see cref="MetricLabels.Reason"/> of <see cref="MetricNames.WebhookRefused"/>.</summary>
    public static class Refusal
    {
        /// <summary>401.</summary>
        public const string NoToken = "no-token";

        /// <summary>401: the token's signature, lifetime, issuer or audience.</summary>
        public const string BadToken = "bad-token";

        /// <summary>401: a good token of an application that is not allowed.</summary>
        public const string Application = "application";

        /// <summary>503: the keys that tokens are signed with cannot be fetched.</summary>
        public const string KeysUnavailable = "keys-unavailable";

        /// <summary>413.</summary>
        public const string TooLarge = "too-large";

        /// <summary>400: no JSON event.</summary>
        public const string NotEvents = "not-events";

        /// <summary>400: a CloudEvents handshake without its header.</summary>
        public const string NoOrigin = "no-origin";

        /// <summary>503: storage could not take all events of the post.</summary>
        public const string NotStored = "not-stored";

        internal static IReadOnlyList<string> All { get; } =
            [NoToken, BadToken, Application, KeysUnavailable, TooLarge, NotEvents, NoOrigin, NotStored];
    }

    /// <summary>
    /// In <see cref="MetricLabels.Decision"/> of <see cref="MetricNames.Texts"/>, beside the names of decisions: texts that get no row.
    /// </summary>
    internal static class Ignored
    {
        public const string Duplicate = "duplicate";
        public const string Erased = "erased";

        public static IReadOnlyList<string> All { get; } = [Duplicate, Erased];
    }

    /// <summary>
    /// In <see cref="MetricLabels.What"/> of <see cref="MetricNames.PurgeLate"/>, and the names of the marks in <c>Settings</c>.
    /// </summary>
    internal static class Purged
    {
        public const string Words = "words";
        public const string Rows = "rows";
        public const string Locks = "locks";
        public const string Sweep = "sweep";

        public static IReadOnlyList<string> All { get; } = [Words, Rows, Locks, Sweep];
    }

    /// <summary>In any label that has nothing to say.</summary>
    internal const string None = "none";
}
