using MoiSms.Core.Records;

namespace MoiSms.Core.Answering;

/// <summary>A fact that has to be read before it can be decided.</summary>
internal abstract record Need : Step
{
    private Need()
    {
    }

    /// <summary>What operators set; in memory after the first time.</summary>
    public sealed record Settings : Need;

    /// <summary>The records of the person to whom the phone is bound.</summary>
    public sealed record Own(string CivilId, RecordScope Scope) : Need;

    /// <summary>The records of a dependant of that person.</summary>
    public sealed record Dependant(string CivilId, RecordScope Scope) : Need;

    /// <summary>What linking a phone needs of a person; the same call whether there is such a person or not.</summary>
    public sealed record Link(string CivilId) : Need;
}
