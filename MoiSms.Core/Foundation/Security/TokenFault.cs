namespace MoiSms.Core.Foundation.Security;

/// <summary>The kinds of refusal, which want different answers.</summary>
public enum TokenFault
{
    /// <summary>Not refused.</summary>
    None,

    /// <summary>The token opens nothing: 401.</summary>
    Invalid,

    /// <summary>Nobody can tell yet: 503. Event Grid never retries after a 401.</summary>
    KeysUnavailable,
}
