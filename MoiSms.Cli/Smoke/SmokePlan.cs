namespace MoiSms.Cli.Smoke;

/// <summary>What is checked, and with what.</summary>
internal sealed record SmokePlan
{
    /// <summary>The function app, with a slash at its end.</summary>
    public required Uri Address { get; init; }

    /// <summary>LocalHost on this machine: a guard that is not there is skipped, not failed.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>Null: none is sent.</summary>
    public string? Key { get; init; }

    /// <summary>The bearer token, without the word Bearer. Null: none is sent.</summary>
    public string? Token { get; init; }

    /// <summary>The service is meant to do without tokens.</summary>
    public bool KeyOnly { get; init; }

    /// <summary>How long an app that is starting is waited for; no try begins later.</summary>
    public required TimeSpan Wait { get; init; }
}
