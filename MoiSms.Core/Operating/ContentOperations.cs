using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Operating;

/// <summary>What the content holds, for whoever looks after it. Nothing is read from storage.</summary>
public sealed class ContentOperations(ContentLibrary library, ContentVersion version, MoiSmsSettings settings)
{
    /// <summary>Of the content that this instance started with.</summary>
    public ContentView Show() => new(
        version.Value,
        [.. ExampleFolder.Topics(settings.ContentPath).Select(Topic)],
        [
            .. library.Areas.Select(area => new AreaName(area.Id, area.Name.Ar, area.Name.En))
                .OrderBy(one => one.Area, StringComparer.Ordinal),
        ],
        [.. RecordKinds.All.Except([RecordKinds.Holder, RecordKinds.Dependant])],
        [.. Marks()]);

    private TopicName Topic(string topic) => library.FindService(topic) is { } service
        ? new TopicName(topic, service.Name.Ar, service.Name.En)
        : new TopicName(topic, null, null);

    private IEnumerable<VerifyMark> Marks()
    {
        foreach (var service in library.Services.Values.OrderBy(service => service.Id, StringComparer.Ordinal))
        {
            if (service.Verify)
                yield return new VerifyMark("service", service.Id, service.Source, service.Checked);
            foreach (var question in service.Questions.Where(question => question.Verify))
                yield return new VerifyMark("question", $"{service.Id}/{question.Id}", question.Source, question.Checked);
        }

        foreach (var centre in library.Centres.Where(centre => centre.Verify))
            yield return new VerifyMark("centre", centre.Id, centre.Source, centre.Checked);
        foreach (var area in library.Areas.Where(area => area.Verify))
            yield return new VerifyMark("area", area.Id, area.Source, null);
    }
}
