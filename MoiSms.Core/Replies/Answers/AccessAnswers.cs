using System.Globalization;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Templates;

namespace MoiSms.Core.Replies.Answers;

/// <summary>Words about linking a phone to a person.</summary>
internal sealed class AccessAnswers(TemplateSet templates)
{
    public string Compose(AccessReply reply, Language language) => reply.Words switch
    {
        AccessMessage.HowToRegister => templates.Render(TemplateKeys.HowToRegister, language),
        AccessMessage.RegisterIfRight => templates.Render(TemplateKeys.RegisterIfRight, language),
        AccessMessage.LinkCode => templates.Render(TemplateKeys.LinkCode, new CodeView(reply.Code!), language),
        AccessMessage.UnlinkCode => templates.Render(TemplateKeys.UnlinkCode, new CodeView(reply.Code!), language),
        AccessMessage.AccessLocked => templates.Render(TemplateKeys.AccessLocked, language),
        AccessMessage.WrongCode => templates.Render(TemplateKeys.WrongCode, language),
        AccessMessage.Linked => templates.Render(TemplateKeys.Linked, language),
        AccessMessage.LinkedLater => templates.Render(TemplateKeys.LinkedLater, Moment(reply.HoldsFrom!.Value), language),
        AccessMessage.Unlinked => templates.Render(TemplateKeys.Unlinked, language),
        AccessMessage.NotLinked => templates.Render(TemplateKeys.NotLinked, language),
        AccessMessage.OtherLinked => templates.Render(TemplateKeys.OtherLinked, Moment(reply.HoldsFrom!.Value), language),
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };

    /// <summary>The answer to a personal question while the binding rests.</summary>
    public string Resting(DateTimeOffset holdsFrom, Language language) =>
        templates.Render(TemplateKeys.Resting, Moment(holdsFrom), language);

    private static MomentView Moment(DateTimeOffset at)
    {
        // To the next whole minute: at the minute that is named it must hold.
        var local = KuwaitTime.Local(at.AddSeconds(59));
        return new MomentView(DateOnly.FromDateTime(local.DateTime), local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
