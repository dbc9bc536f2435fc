using Azure.Core;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Gateway.Link;
using MoiSms.Gateway.Smpp.Texts;

namespace MoiSms.Gateway.Hosting;

/// <summary>What the gateway is told from outside, validated as a whole at start: see <see cref="GatewaySettingsReader"/>.</summary>
internal sealed record GatewaySettings
{
    /// <summary>The account of the service: the table <c>Gateway</c> lies there.</summary>
    public required StorageConnection Storage { get; init; }

    /// <summary>The secret behind partition keys, the service's own.</summary>
    public required string KeySecret { get; init; }

    public required SmscSettings Smsc { get; init; }

    /// <summary>What the operator's centre means by data_coding 0.</summary>
    public Alphabet DefaultAlphabet { get; init; }

    /// <summary>Whether the centre packs septets.</summary>
    public bool PackedSeptets { get; init; }

    public Concatenation Concatenation { get; init; }

    public AfterCrash AfterCrash { get; init; }

    /// <summary>Signs the sends of the function app, base64; null = tokens alone.</summary>
    public string? AccessKey { get; init; }

    /// <summary>Whose tokens may send; null = the access key alone.</summary>
    public AuthSettings? Auth { get; init; }

    /// <summary>The webhook: <c>https://.../api/sms/events</c>.</summary>
    public required Uri EventsAddress { get; init; }

    /// <summary>The function's key; null where the address holds it, or none is asked for.</summary>
    public string? EventsKey { get; init; }

    /// <summary>The scope of the token for the webhook, <c>api://.../.default</c>; null = no token.</summary>
    public string? EventsScope { get; init; }

    /// <summary>Gets that token.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>The source of our events, which the service has to allow.</summary>
    public required string Topic { get; init; }

    /// <summary>How long a receipt is waited for before a text in doubt is reported as unknown.</summary>
    public TimeSpan ReceiptWait { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>How long parts are waited for before a text is passed on with what is there.</summary>
    public TimeSpan PartsWait { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>How long rows are kept.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often what waits is looked at: 30 seconds, oftener where less is waited for.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From when on a text that is being handed over, or reported, was left behind by a gateway that was killed.</summary>
    public TimeSpan Claim => Smsc.ResponseTimeout * 3;
}
