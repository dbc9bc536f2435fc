using System.Text.Json.Serialization;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Conversations;

/// <param name="At">When it was answered (UTC).</param>
[Stored("Conversations: Last of a state")]
internal sealed record LastQuestion(DateTimeOffset At, [property: JsonPropertyName("Reading")] Inquiry Inquiry);
