using System.Globalization;
using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Operating;

/// <summary>The texts that were not understood, so that operators see what people ask in words that the content does not know.</summary>
public sealed class NotUnderstoodOperations(NotUnderstoodStore store, TextUnderstander understander, AuditLog audit, TimeProvider time)
{
    private const int UsualDays = 3;
    private const int MostDays = 31;
    private const int MostTexts = 2000;
    private const int MostGroups = 100;
    private const int MostLines = 20;
    private const int MostTopics = 3;

    /// <summary>Groups them; the look is written to the audit log first. One query, and a read for each text.</summary>
    /// <exception cref="AdminFault">The period is too long, or ends before it begins.</exception>
    public async Task<NotUnderstoodList> ListAsync(NotUnderstoodRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        var last = request.To ?? KuwaitTime.Today(time.GetUtcNow());
        var first = request.From ?? last.AddDays(1 - UsualDays);
        if (last < first || last.DayNumber - first.DayNumber >= MostDays)
            throw AdminFault.Invalid($"The period should begin before it ends, and have at most {MostDays} days.");
        await audit.RecordAsync(
            caller, string.Create(CultureInfo.InvariantCulture, $"notunderstood list {first:yyyy-MM-dd} to {last:yyyy-MM-dd}"),
            request.Reason, null, cancellationToken);
        var (texts, gone, more) = await store.ReadAsync(first, last, MostTexts, cancellationToken);
        var groups = TextGroups.Of(texts.Select(text => (text.At, SecretDigits.HideAll(OneLine(text.Words)))));
        return new NotUnderstoodList(first, last, texts.Count, gone, more, [.. groups.Take(MostGroups).Select(View)]);
    }

    private NotUnderstoodGroup View(TextGroup group)
    {
        var read = understander.Understand(group.Lines[0].Text, ConversationContext.Empty);
        var reading = ReadingView.Of(read);
        var nearest = (reading.NotUnderstood ? reading.Alternatives.Append(reading.Topic) : reading.Alternatives.Prepend(reading.Topic))
            .Where(topic => topic != About.Other).Distinct(StringComparer.Ordinal).Take(MostTopics);
        return new NotUnderstoodGroup(
            group.Count, group.Latest, read.Language.ToCode(), [.. nearest], reading.NotUnderstood,
            [.. group.Lines.Take(MostLines).Select(line => new NotUnderstoodLine(line.Text, line.Count))]);
    }

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
