using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Receiving;
using MoiSms.Functions;

namespace MoiSms.Tests.Deployment;

/// <summary>How texts come to the webhook, and what becomes of those that do not.</summary>
internal static class EventRules
{
    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        new("Every topic has its subscription", all => IdentityRules.Differences(
            all.Production.Of("EventGrid/systemTopics").Concat(all.Production.Of("EventGrid/topics")).Select(topic => topic.Name()),
            Subscriptions(all).Select(one => one.Name().Split('/')[0]))),
        new("Texts that cannot be handed over are kept", all => Subscriptions(all).SelectMany(one => one.Wants(
            ("deadLetterWithResourceIdentity.deadLetterDestination.endpointType", "StorageBlob"),
            ("deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName", "event-dead-letters"),
            ("retryPolicy.eventTimeToLiveInMinutes", "1440"),
            ("retryPolicy.maxDeliveryAttempts", "30")))
            .Concat(Subscriptions(all).Where(one => !all.Production.Of("Storage/storageAccounts/blobServices/containers").Any(container =>
                    container.Id() == one.Text("deadLetterWithResourceIdentity.deadLetterDestination.properties.resourceId")
                        + "/blobServices/default/containers/event-dead-letters"))
                .Select(one => $"{one.Name()}: the dead letters' container is not made"))),
        new("A topic behind a firewall writes dead letters with its own identity", all =>
            from stage in all.Private
            from topic in stage.Of("EventGrid/systemTopics").Concat(stage.Of("EventGrid/topics"))
            where topic["identity"]!["type"]!.ToString() != "SystemAssigned"
            select $"{stage.Name}: {topic.Name()} has another"),
        new("A subscription uses the identity that its topic has", all =>
            from one in Subscriptions(all)
            let topic = all.Production.Of("EventGrid/systemTopics").Concat(all.Production.Of("EventGrid/topics"))
                .FirstOrDefault(topic => topic.Name() == one.Name().Split('/')[0])
            where topic?["identity"]!["type"]!.ToString() != one.Text("deadLetterWithResourceIdentity.identity.type")
            select $"{one.Name()} has another identity than its topic"),
        new("Exactly the events that the code knows come in", all => Subscriptions(all).SelectMany(one => IdentityRules.Differences(
            [EventReader.SmsReceivedType, EventReader.DeliveryReportType],
            one.Items("filter.includedEventTypes").Select(type => type.ToString())))),
        new("Events go to the webhook's own address", all =>
            from one in Subscriptions(all)
            where one.Text("destination.properties.endpointUrl")?.Contains(
                $"'https://{{0}}/api/{WebhookRoute()}?code={{1}}'", StringComparison.Ordinal) != true
            select $"{one.Name()}: the address is not the webhook's"),
        new("Event Grid brings a token along", all => Subscriptions(all).SelectMany(one => one.Wants(
            ("destination.properties.azureActiveDirectoryTenantId", "22222222-2222-2222-2222-222222222222"),
            ("destination.properties.azureActiveDirectoryApplicationIdOrUri", "33333333-3333-3333-3333-333333333333")))),
        DeploymentRule.ForEach("The webhook takes the events of the topics that are made, and of no other", all => all.Stages,
            stage => IdentityRules.Differences(
            stage.Of("Communication/communicationServices").Concat(stage.Of("EventGrid/systemTopics")).Concat(stage.Of("EventGrid/topics"))
                .Select(one => one.Id()),
            stage.AppSettings().GetValueOrDefault("MoiSms__AllowedTopics", "").Split(','))),
    ];

    private static IEnumerable<JsonNode> Subscriptions(Deployments all) =>
        all.Events.Of("EventGrid/systemTopics/eventSubscriptions").Concat(all.Events.Of("EventGrid/topics/eventSubscriptions"));

    private static string WebhookRoute() => typeof(ReceiveEvents).GetMethods().SelectMany(method => method.GetParameters())
        .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).Single(trigger => trigger is not null)!.Route!;
}
