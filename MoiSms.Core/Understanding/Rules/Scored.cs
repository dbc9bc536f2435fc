namespace MoiSms.Core.Understanding.Rules;

/// <summary>A reading with the best score any of its rules gives it.</summary>
internal readonly record struct Scored(Rule Rule, double Score)
{
    public bool SameAs(Scored other) => Rule.Reading == other.Rule.Reading;
}
