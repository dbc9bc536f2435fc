using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Templates;

namespace MoiSms.Core.Replies.Answers;

/// <summary>Keeps what is said of records at once to few parts.</summary>
internal sealed class LeadSplitter(TemplateSet templates)
{
    private const string BeforeItem = "\n- ";

    /// <summary>
    /// A long answer keeps its first lines, and the others wait for "more". One part too many is better than a page of its own.
    /// </summary>
    public AnswerText Shorten(AnswerText answer, Question question)
    {
        var parts = Parts(answer.Body, answer, question);
        if (answer.Rest.Length > 0 || parts <= question.LeadParts + 1)
            return answer;

        var (body, below) = (answer.Body, "\n" + Below(answer, question));
        // Between items, where the answer is a list of such.
        var between = body.Contains(BeforeItem, StringComparison.Ordinal) ? BeforeItem : "\n";
        var cut = 0;
        for (var at = body.IndexOf(between, StringComparison.Ordinal); at > 0; at = body.IndexOf(between, at + 1, StringComparison.Ordinal))
        {
            var size = SmsSegmenter.Count(body[..at] + below).Parts;
            if (cut > 0 && size > question.LeadParts)
                break;
            // A heading is no answer; a first item that is too long is still shorter than all of them.
            if (body[at - 1] != ':' && size < parts)
                cut = at;
        }

        return cut == 0 ? answer : answer with { Body = body[..cut], Rest = body[(cut + 1)..] };
    }

    /// <summary>A summary and its details: all at once where that keeps to the parts, or where the details were asked.</summary>
    public AnswerText Spread(string summary, string details, DateOnly asOf, Question question, bool asked)
    {
        var answer = new AnswerText($"{summary}\n{details}") { AsOf = asOf };
        return asked || Parts(answer.Body, answer, question) <= question.LeadParts
            ? answer
            : answer with { Body = summary, Rest = details };
    }

    /// <summary>Whether all of it can be said at once.</summary>
    public bool Fits(string body, Question question)
    {
        var answer = new AnswerText(body) { AsOf = question.Today };
        return Parts(body, answer, question) <= question.LeadParts;
    }

    // The date of the data stands below every answer.
    private int Parts(string body, AnswerText answer, Question question) =>
        SmsSegmenter.Count(answer.AsOf is null ? body : $"{body}\n{AsOf(answer, question)}").Parts;

    private string Below(AnswerText answer, Question question)
    {
        var hint = templates.Render(TemplateKeys.MoreHint, question.Language);
        return answer.AsOf is null ? hint : $"{AsOf(answer, question)}\n{hint}";
    }

    private string AsOf(AnswerText answer, Question question) =>
        templates.Render(TemplateKeys.AsOf, DayView.Of(answer.AsOf!.Value, question.Today), question.Language);
}
