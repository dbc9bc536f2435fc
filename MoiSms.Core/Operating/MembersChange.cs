using System.Globalization;

namespace MoiSms.Core.Operating;

public sealed record MembersChange(IReadOnlyList<string>? Phones, string? Reason);
