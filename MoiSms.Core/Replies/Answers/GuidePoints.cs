using MoiSms.Core.Content;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>Which part of a service answers which point.</summary>
internal static class GuidePoints
{
    /// <summary>The parts that answer it, the best one first; empty = only a question of the service's own does.</summary>
    public static IReadOnlyList<GuidePart> Parts(Ask ask) => ask switch
    {
        Ask.Fee or Ask.Amount => [GuidePart.Fee, GuidePart.Penalty],
        Ask.Fine => [GuidePart.Penalty, GuidePart.Fee],
        Ask.Papers => [GuidePart.Papers],
        Ask.Steps => [GuidePart.Steps, GuidePart.Online],
        Ask.Where or Ask.Address => [GuidePart.Where],
        Ask.Online => [GuidePart.Online],
        Ask.Duration => [GuidePart.Takes],
        Ask.Conditions or Ask.CanI or Ask.Expiry or Ask.Count or Ask.List => [GuidePart.Conditions],
        Ask.Phone => [GuidePart.Contact],
        Ask.Status => [GuidePart.Online, GuidePart.Contact],
        _ => [],
    };

    /// <summary>
    /// The one question of a service that asks this point, where no part answers it. "May I" is never taken so: which of all that one may
    /// or may not do is meant has to be read from the text.
    /// </summary>
    public static ServiceQuestion? OnlyQuestion(ServiceGuide service, Ask ask)
    {
        if (ask is Ask.CanI or Ask.Conditions or Ask.Other)
            return null;
        var name = ask.ToName();
        ServiceQuestion? only = null;
        foreach (var question in service.Questions)
        {
            if (question.Asks != name || question.About is not null)
                continue;
            if (only is not null)
                return null;
            only = question;
        }

        return only;
    }

    /// <summary>Whether two points are one to who asks: the rule, and whether one may.</summary>
    public static bool AreOne(Ask ask, string asks) =>
        ask.ToName() == asks || (ask is Ask.CanI or Ask.Conditions && asks is "can-i" or "conditions");
}
