using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records;

/// <summary>The property names of <c>Records</c> rows that more than one part of the service touches.</summary>
[Stored("Records: properties")]
internal static class RecordProperties
{
    /// <summary>The plain civil id whose partition it is; on every row.</summary>
    public const string CivilId = "CivilId";

    /// <summary>UTC; on every row.</summary>
    public const string AsOf = "AsOf";

    /// <summary>On <c>holder</c>: the phones of the ministry's import, E.164, separated by blanks. Only an import writes it.</summary>
    public const string Phones = "Phones";

    /// <summary>On <c>holder</c>: the phones bound by texting, in the form of <see cref="Phones"/>. An import never touches it.</summary>
    public const string RegisteredPhones = "RegisteredPhones";
}
