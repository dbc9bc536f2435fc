using System.Collections.Frozen;

namespace MoiSms.Core.Content.Files;

/// <summary>Reads the <c>questions</c> of a service.</summary>
internal static class ServiceQuestionReader
{
    private static readonly FrozenSet<string> Points = ServiceQuestion.Points.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="service">The id of the service.</param>
    /// <param name="services">All services' ids.</param>
    public static IReadOnlyList<ServiceQuestion> Read(FieldReader file, string service, IReadOnlySet<string> services)
    {
        var questions = new List<ServiceQuestion>();
        foreach (var entry in file.OptionalMaps("questions"))
        {
            var question = Question(entry, service, services);
            if (question.Id.Length > 0 && questions.Exists(each => each.Id == question.Id))
                entry.Fault(entry.LineOf("id"), $"the question '{question.Id}' stands twice in this file; rename or remove one");
            questions.Add(question);
        }

        return questions;
    }

    private static ServiceQuestion Question(FieldReader entry, string service, IReadOnlySet<string> services)
    {
        var question = new ServiceQuestion
        {
            Id = entry.Id("id"),
            Asks = entry.OneOf("asks", Points, "point to ask"),
            About = entry.Has("about") ? entry.OneOf("about", services, "service") : null,
            Ways = [.. entry.Texts("ask").Select(way => way.Text)],
            Answer = entry.Localised("answer"),
            Source = entry.Text("source"),
            Checked = entry.Date("checked"),
            Verify = entry.Flag("verify"),
        };
        entry.End();

        if (question.About is not null && (question.About == service || service == ServiceGuide.NotOurs))
            entry.Fault(entry.LineOf("about"), $"'{question.Id}' stands under '{service}', so it is about it; take 'about' out");
        if (question.Ways.Count < ServiceQuestion.FewestWays)
            entry.Fault(entry.LineOf("ask"),
                $"'{question.Id}' has {question.Ways.Count} ways to ask it; write {ServiceQuestion.FewestWays} or more, in both languages");
        else if (!question.Ways.Any(IsArabic) || question.Ways.All(IsArabic))
            entry.Fault(entry.LineOf("ask"), $"'{question.Id}' is asked in one language only; write ways to ask it in both");
        return question;
    }

    private static bool IsArabic(string text) => text.Any(letter => letter is >= '\u0600' and <= '\u06FF');
}
