using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>What a service needs; a menu where a group is asked for, or nothing in particular.</summary>
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

        return service.Members.Count == 0
            ? new AnswerText(templates.Render(TemplateKeys.Guide, View(service, question.Language), question.Language))
            : Menu(question, service.Members, options => templates.Render(
                TemplateKeys.GuideGroup, new GroupView(service.Name.In(question.Language), options), question.Language));
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
            readings.Add(new Inquiry(Intent.Guide, Slots.None with { Service = id }));
        }

        return new AnswerText(render(options)) { Menu = readings };
    }

    private static GuideView View(ServiceGuide service, Language language) => new(
        service.Name.In(language), service.What?.In(language), service.Who?.In(language), service.Papers?.In(language) ?? [],
        service.Fee?.In(language), service.Steps?.In(language) ?? [], service.Where?.In(language), service.Online?.In(language),
        service.Takes?.In(language));
}
