using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>What <see cref="DueIndex"/> knows of: the first letters of its partition keys, with the hour (UTC) behind them.</summary>
[Stored("Due: partition keys")]
internal static class DueKinds
{
    /// <summary>Texts of a conversation; an entry's row key is the partition of <c>Conversations</c>.</summary>
    public const string Texts = "texts-";

    /// <summary>The lock of a civil id; an entry's row key is the partition of <c>Records</c>.</summary>
    public const string Locks = "locks-";
}
