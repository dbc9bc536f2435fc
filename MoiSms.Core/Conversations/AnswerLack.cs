using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>Why an answer does not tell what was asked, though it was understood and allowed.</summary>
[Stored("Conversations: Lack of a text")]
internal enum AnswerLack
{
    /// <summary>The content knows the service, but not the point that was asked.</summary>
    PointUnknown,

    /// <summary>The records are too old to be told, or were never imported.</summary>
    DataMissing,

    /// <summary>Operators turned this kind of records off.</summary>
    NotOffered,
}
