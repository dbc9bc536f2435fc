using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.LocalHost.Tracing;

/// <summary>What a text was read as and why, in words that a page shows.</summary>
internal sealed record TraceReading
{
    private const int MostNear = 3;

    private readonly (Intent Intent, string? Service) topic;

    public TraceReading(TextUnderstanding heard)
    {
        topic = (heard.Intent, heard.Slots.Service);
        Intent = heard.Intent.ToName();
        Service = heard.Slots.Service;
        Asks = [.. heard.Asks.Select(ask => ask.ToName())];
        Point = heard.Point;
        Place = heard.Slots.Place;
        Relation = heard.Relation;
        Language = heard.ForeignLanguage ?? heard.Language.ToCode();
        Confidence = heard.Confidence;
        Why = heard.Why;
        IsGuess = heard.IsGuess;
        MayBeEmergency = heard.MayBeEmergency;
        Alternatives = [.. heard.Alternatives.Select(Name)];
        Also = heard.Also is null ? null : Name(heard.Also);
        RelationOfAlso = heard.RelationOfAlso;
    }

    /// <summary>Such as <c>residency</c>.</summary>
    public string Intent { get; }

    /// <summary>The id of the service it is about; null where it is about none.</summary>
    public string? Service { get; }

    /// <summary>That service's name; null where it is not known.</summary>
    public object? ServiceName { get; init; }

    /// <summary>The points it asks for: fee, papers, where ...</summary>
    public IReadOnlyList<string> Asks { get; }

    /// <summary>The question that it asks, as <see cref="MoiSms.Core.Understanding.Inquiry.Point"/> names it.</summary>
    public string? Point { get; }

    public string? Place { get; }

    public string? Relation { get; }

    /// <summary>ISO 639-1; <c>ar</c> or <c>en</c> is also the language of the reply.</summary>
    public string Language { get; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; }

    /// <inheritdoc cref="TextUnderstanding.Why"/>
    public IReadOnlyList<string> Why { get; }

    public bool IsGuess { get; }

    public bool MayBeEmergency { get; }

    /// <summary>What a menu offers: <c>intent</c> or <c>intent/service</c>.</summary>
    public IReadOnlyList<string> Alternatives { get; }

    public string? Also { get; }

    public string? RelationOfAlso { get; }

    /// <summary>The examples most like it.</summary>
    public IReadOnlyList<NearExample> Near { get; init; } = [];

    /// <summary>With the examples that it is like.</summary>
    public TraceReading With(TextUnderstander understander, string text) =>
        this with { Near = understander.Nearest(text, topic, MostNear) };

    private static string Name(Inquiry inquiry) =>
        inquiry.Slots.Service is { } service ? $"{inquiry.Intent.ToName()}/{service}" : inquiry.Intent.ToName();
}
