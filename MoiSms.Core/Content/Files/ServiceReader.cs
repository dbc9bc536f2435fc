namespace MoiSms.Core.Content.Files;

/// <summary>Reads <c>content/services/&lt;id&gt;.yaml</c>.</summary>
internal static class ServiceReader
{
    // With the service's name before it "what" takes two SMS parts.
    private const int MostArabicLetters = 110;
    private const int MostEnglishLetters = 200;

    private static readonly string[] Parts =
        ["members", "what", "who", "papers", "fee", "steps", "where", "online", "takes", "conditions", "penalty", "contact"];

    public static ServiceGuide Read(
        FieldReader file, string id, IReadOnlySet<string> services, IReadOnlyDictionary<string, CentreKind>? kinds)
    {
        var guide = new ServiceGuide
        {
            Id = file.Id("id"),
            Name = file.Localised("name"),
            Members = file.Ids("members", services, "service"),
            What = file.OptionalLocalised("what"),
            Who = file.OptionalLocalised("who"),
            Papers = file.OptionalList("papers"),
            Fee = file.OptionalLocalised("fee"),
            Steps = file.OptionalList("steps"),
            CentreKind = file.OptionalText("centreKind"),
            Where = file.OptionalLocalised("where"),
            Online = file.OptionalLocalised("online"),
            Takes = file.OptionalLocalised("takes"),
            Conditions = file.OptionalList("conditions"),
            Penalty = file.OptionalLocalised("penalty"),
            Contact = file.OptionalLocalised("contact"),
            Questions = ServiceQuestionReader.Read(file, id, services),
            Source = file.Text("source"),
            Checked = file.Date("checked"),
            Verify = file.Flag("verify"),
        };
        file.End();

        if (guide.Id.Length > 0 && guide.Id != id)
            file.Fault(file.LineOf("id"), $"the id '{guide.Id}' has to be the file's name, '{id}'; change one of them");
        CheckParts(file, guide);
        CheckCentreKind(file, guide, kinds);
        return guide;
    }

    private static void CheckParts(FieldReader file, ServiceGuide guide)
    {
        if (guide.Id == ServiceGuide.NotOurs)
        {
            foreach (var part in Parts.Where(file.Has))
                file.Fault(file.LineOf(part), $"what is not ours has questions only; take '{part}' out");
            return;
        }

        foreach (var part in (ReadOnlySpan<string>)["papers", "fee", "steps", "where"])
        {
            if (!file.Has("members") && !file.Has(part))
                file.Fault(file.Line, $"'{part}' is missing; add it");
        }

        // What holds for all its members, a group may say above its menu: not what differs from one to the other.
        foreach (var part in (ReadOnlySpan<string>)["papers", "steps", "who", "conditions"])
        {
            if (file.Has("members") && file.Has(part))
                file.Fault(file.LineOf(part), $"a group (with members) answers with a menu; move {part} to its members");
        }

        if (file.Has("members") && guide.Members.Count < 2)
            file.Fault(file.LineOf("members"), "a group needs two members or more");
        else if (!file.Has("what"))
            file.Fault(file.Line, "'what' is missing; add it");
        else if (guide.What is { } what && (what.Ar.Length > MostArabicLetters || what.En.Length > MostEnglishLetters))
            file.Fault(
                file.LineOf("what"),
                $"what is longer than {MostArabicLetters} letters in Arabic or {MostEnglishLetters} in English; "
                + "say only what most people ask");
    }

    private static void CheckCentreKind(FieldReader file, ServiceGuide guide, IReadOnlyDictionary<string, CentreKind>? kinds)
    {
        if (kinds is null || guide.CentreKind is not { } id)
            return;
        if (!kinds.TryGetValue(id, out var kind))
            file.Fault(file.LineOf("centreKind"), $"there is no centre kind '{id}'; check its spelling, or add it to kinds.yaml first");
        else if (!kind.Services.Contains(guide.Id))
            file.Fault(file.LineOf("centreKind"), $"the kind '{id}' does not list '{guide.Id}'; add it to its services in kinds.yaml");
    }
}
