using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace MoiSms.Core.Conversations;

/// <summary>What became of a write.</summary>
public enum WriteResult
{
    Written,

    /// <summary>The text has a row already: nothing was written.</summary>
    Duplicate,

    /// <summary>Another text of the phone was faster: nothing was written; read again.</summary>
    StateChanged,
}
