using System.Text.Json.Serialization;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Conversations;

/// <param name="At">When it was answered (UTC).</param>
internal sealed record LastQuestion(DateTimeOffset At, [property: JsonPropertyName("Reading")] Inquiry Inquiry);
