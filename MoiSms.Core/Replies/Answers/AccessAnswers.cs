using System.Globalization;
using MoiSms.Core.Replies.Templates;

namespace MoiSms.Core.Replies.Answers;

/// <summary>Words about linking a phone to a person.</summary>
internal sealed class AccessAnswers(TemplateSet templates)
{
    public string Compose(AccessReply reply, Language language) => reply.Words switch
    {
        AccessWords.HowTo => templates.Render(TemplateKeys.Register, language),
        AccessWords.IfRight => templates.Render(TemplateKeys.RegisterIfRight, language),
        AccessWords.LinkCode => templates.Render(TemplateKeys.LinkCode, new CodeView(reply.Code!), language),
        AccessWords.UnlinkCode => templates.Render(TemplateKeys.UnlinkCode, new CodeView(reply.Code!), language),
        AccessWords.Locked => templates.Render(TemplateKeys.AccessLocked, language),
        AccessWords.WrongCode => templates.Render(TemplateKeys.Confirm, language),
        AccessWords.Linked => templates.Render(TemplateKeys.Linked, language),
        AccessWords.LinkedLater => templates.Render(TemplateKeys.LinkedLater, Moment(reply.HoldsFrom!.Value), language),
        AccessWords.Unlinked => templates.Render(TemplateKeys.Unlinked, language),
        AccessWords.NotLinked => templates.Render(TemplateKeys.Unregister, language),
        AccessWords.OtherLinked => templates.Render(TemplateKeys.OtherLinked, Moment(reply.HoldsFrom!.Value), language),
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };

    /// <summary>The answer to a personal question while the binding rests.</summary>
    public string Resting(DateTimeOffset holdsFrom, Language language) => templates.Render(TemplateKeys.Resting, Moment(holdsFrom), language);

    private static MomentView Moment(DateTimeOffset at)
    {
        // To the next whole minute: at the minute that is named it must hold.
        var local = KuwaitTime.Local(at.AddSeconds(59));
        return new MomentView(DateOnly.FromDateTime(local.DateTime), local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}

internal sealed record CodeView(string Code);

/// <param name="Time">Kuwait's clock, HH:mm.</param>
internal sealed record MomentView(DateOnly On, string Time);
