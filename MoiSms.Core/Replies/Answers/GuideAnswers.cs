using MoiSms.Core.Content;
using MoiSms.Core.Content.Files;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>
/// Guidance: the point that was asked first, then, on "more", what else is known of the service. A group is answered with a menu where none
/// of its own questions was asked, and so is no service at all.
/// </summary>
internal sealed class GuideAnswers(TemplateSet templates, IReferenceContent content, MenuTable menus)
{
    public AnswerText Compose(Question question)
    {
        var service = question.Slots.Service is { } id ? content.Service(id) : null;
        if (service is null)
        {
            return Menu(question, menus.Services(MenuTable.GuideAsk), options =>
                templates.Render(TemplateKeys.GuideAsk, new MenuView(options), question.Language));
        }

        var card = new GuideCard(templates, service, question.Language);
        if (service.Members.Count == 0 || QuestionOf(service, question.Inquiry.Point) is not null)
            return Answer(service, card, question);

        // A group answers what it knows of all its kinds; the menu below leads to the rest.
        var told = new GuideReply();
        Point(service, card, question, told, orUnknown: false);
        if (told.IsEmpty)
            Short(card, GuidePart.Papers, question, told);
        return Menu(question, service.Members, options => told.Join(templates.Render(
            TemplateKeys.GuideGroup, new MenuView(options), question.Language)));
    }

    /// <summary>What most people want to know of a service, under its name; null where there is no such service.</summary>
    public string? Short(string? id, Language language) =>
        id is not null && content.Service(id) is { } service
            ? new GuideCard(templates, service, language).Say(GuidePart.What, named: true)
            : null;

    /// <summary>
    /// What is known of a matter that no service is about: whose it is, or the answer that stands under a service whose askers write alike.
    /// Null where nothing is.
    /// </summary>
    public AnswerText? OfNoService(Question question)
    {
        if (content.Service(ServiceGuide.NotOurs) is not { } none || QuestionOf(none, question.Inquiry.Point) is not { } asked)
            return null;
        var reply = new GuideReply();
        var card = new GuideCard(templates, none, question.Language);
        reply.Say(asked, card.Answer(asked, named: false));
        Other(none, card, question, reply);
        return new AnswerText(reply.Lead);
    }

    private AnswerText Answer(ServiceGuide service, GuideCard card, Question question)
    {
        var reply = new GuideReply();
        Point(service, card, question, reply, orUnknown: true);
        if (reply.IsEmpty)
            Short(card, GuidePart.Papers, question, reply);
        Other(service, card, question, reply);

        foreach (var part in Enum.GetValues<GuidePart>())
        {
            // What it is knows whoever asked a point of it.
            if (part != GuidePart.What && !reply.Has(part) && card.Has(part))
                reply.Later(card.Say(part, named: false));
        }

        // Two questions have their rests on the same pages: each says of which service it is.
        var heading = reply.Rest.Length > 0 && question.LeadParts < Question.UsualLeadParts ? card.Heading + "\n" : "";
        return new AnswerText(reply.Lead)
        {
            Rest = heading + reply.Rest,
            Lack = reply.LacksPoint ? AnswerLack.PointUnknown : null,
        };
    }

    /// <summary>What was asked: a question of the service's own, and at most two points.</summary>
    private void Point(ServiceGuide service, GuideCard card, Question question, GuideReply reply, bool orUnknown)
    {
        var asks = question.Inquiry.Asks.Where(ask => ask != Ask.Other).Take(2).ToArray();
        if (QuestionOf(service, question.Inquiry.Point) is { } asked)
        {
            reply.Say(asked, card.Answer(asked, named: true));
            // Its answer is also that to the one point of the text, unless a price is asked and it names none. The fee is not told twice.
            asks = asks is [not Ask.Fee] || (asks.Length == 1 && reply.Lead.Any(char.IsAsciiDigit))
                ? []
                : [.. asks.Where(ask => !GuidePoints.AreOne(ask, asked.Asks) && !(ask == Ask.Fee && NamesFee(asked))).Take(1)];
        }

        // Two are answered both, each short.
        var each = asks.Length + (reply.IsEmpty ? 0 : 1) > 1 ? question with { LeadParts = Question.LeadPartsOfTwo } : question;
        foreach (var ask in asks)
            Point(service, card, each, reply, ask, orUnknown);

        bool NamesFee(ServiceQuestion told) => service.Fee?.In(question.Language) is { } fee
            && Amounts.In(fee, question.Language) is { Count: > 0 } sums
            && sums.IsSubsetOf(Amounts.In(told.Answer.In(question.Language), question.Language));
    }

    /// <summary>What may be meant instead, where both fit into one part more than a single answer takes at the most.</summary>
    private void Other(ServiceGuide service, GuideCard card, Question question, GuideReply reply)
    {
        var heard = question.Context.Understanding;
        if (heard.OtherPoint is not { } other || heard.Alternatives.Count > 0 || question.Inquiry != heard.Inquiry)
            return;
        var told = new GuideReply();
        if (QuestionOf(service, other) is not { } asked)
            OnCard();
        else if (!reply.Has(asked))
            told.Say(asked, card.Answer(asked, named: false));
        var most = question.LeadParts + 1;
        if (!told.IsEmpty && card.Parts($"{reply.Lead}\n{told.Lead}") <= most)
            reply.Add(told);

        void OnCard()
        {
            if (question.Inquiry.Asks.SelectMany(GuidePoints.Parts).Where(card.Has).ToList() is not [var part, ..] || reply.Has(part))
                return;
            var piece = card.SayShort(part, named: false, Question.LeadPartsOfTwo);
            if (part != GuidePart.Steps || piece.Rest.Length == 0)
                told.Say(part, piece);
            // The first of many steps helps nobody: how it is done, in one line.
            else if (card.Has(GuidePart.What) && !reply.Has(GuidePart.What))
                told.Say(GuidePart.What, card.SayShort(GuidePart.What, named: true, Question.LeadPartsOfTwo));
        }
    }

    private static void Point(ServiceGuide service, GuideCard card, Question question, GuideReply reply, Ask ask, bool orUnknown)
    {
        var only = GuidePoints.OnlyQuestion(service, ask);
        // The parts that may answer these are wider than the point: a question of the service's own is nearer.
        if (only is not null && ask is (Ask.Expiry or Ask.Count or Ask.Status))
        {
            reply.Say(only, card.Answer(only, named: reply.IsEmpty));
            return;
        }

        // How it is done, in one line; the steps one by one where they fit.
        if (ask == Ask.Steps && card.Has(GuidePart.What) && !reply.Has(GuidePart.What) && !reply.Has(GuidePart.Steps))
        {
            Short(card, GuidePart.Steps, question, reply);
            return;
        }

        foreach (var part in GuidePoints.Parts(ask).Where(part => part != GuidePart.Contact || ask != Ask.Phone || card.HasPhone))
        {
            if (reply.Has(part))
                return;
            if (card.Has(part))
            {
                reply.Say(part, card.SayShort(part, named: reply.IsEmpty, question.LeadParts));
                return;
            }
        }

        if (only is not null)
            reply.Say(only, card.Answer(only, named: reply.IsEmpty));
        else if (ask is Ask.Hours or Ask.OpenNow && card.Has(GuidePart.Where))
            reply.Say(GuidePart.Where, new GuidePiece(card.Hours(named: reply.IsEmpty, withWhere: !reply.Has(GuidePart.Where)), ""));
        else if (orUnknown)
            reply.SayUnknown(card.Unknown(ask, named: reply.IsEmpty));
    }

    /// <summary>What most people want to know, and a part of the card where it fits.</summary>
    private static void Short(GuideCard card, GuidePart beside, Question question, GuideReply reply)
    {
        reply.Say(GuidePart.What, new GuidePiece(card.Say(GuidePart.What, named: reply.IsEmpty), ""));
        if (question.LeadParts < Question.UsualLeadParts || !card.Has(beside))
            return;
        var line = card.Say(beside, named: false);
        if (card.Parts($"{reply.Lead}\n{line}") <= question.LeadParts)
            reply.Say(beside, new GuidePiece(line, ""));
    }

    /// <summary>The question of a point, which may stand under another service; null where there is none.</summary>
    private ServiceQuestion? QuestionOf(ServiceGuide service, string? point)
    {
        if (point is null)
            return null;
        var (home, id) = Inquiry.Split(point);
        return (home is null ? service : content.Service(home))?.Question(id);
    }

    private AnswerText Menu(Question question, IReadOnlyList<string> ids, Func<IReadOnlyList<OptionItem>, string> render)
    {
        var options = new List<OptionItem>(ids.Count);
        var readings = new List<Inquiry>(ids.Count);
        foreach (var id in ids)
        {
            if (content.Service(id) is not { } service)
                continue;
            options.Add(new OptionItem(question.MenuOffset + options.Count + 1, service.Name.In(question.Language)));
            // Who asked a point of the group asks it of the kind they choose.
            readings.Add(question.Inquiry with { Slots = Slots.None with { Service = id }, Intent = Intent.Guide, Point = null });
        }

        return new AnswerText(render(options)) { Menu = readings };
    }
}
