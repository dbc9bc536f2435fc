using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Receiving;
using MoiSms.Functions;

namespace MoiSms.Tests.Deployment;

/// <summary>How texts come to the webhook, and what becomes of those that do not.</summary>
internal static class EventRules
{
    private const string Subscription = "EventGrid/systemTopics/eventSubscriptions";

    public static IReadOnlyList<DeploymentRule> All { get; } =
    [
        new("Texts that cannot be handed over are kept", all =>
        [
            .. all.Events.One(Subscription).Wants(
                ("deadLetterWithResourceIdentity.deadLetterDestination.endpointType", "StorageBlob"),
                ("deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName", "event-dead-letters"),
                ("retryPolicy.eventTimeToLiveInMinutes", "1440"),
                ("retryPolicy.maxDeliveryAttempts", "30")),
            .. all.Events.One(Subscription).Text("deadLetterWithResourceIdentity.deadLetterDestination.properties.resourceId") is { } account
                && all.Production.Of("Storage/storageAccounts").Any(one => one.Id() == account)
                && all.Production.Of("Storage/storageAccounts/blobServices/containers").Any(one => one.ShortName() == "event-dead-letters")
                    ? (string[])[]
                    : ["the dead letters' container is not made"],
        ]),
        new("A topic behind a firewall writes dead letters with its own identity", all =>
            from stage in all.Private
            from topic in stage.Of("EventGrid/systemTopics").Concat(stage.Of("EventGrid/topics"))
            where topic["identity"]!["type"]!.ToString() != "SystemAssigned"
            select $"{stage.Name}: {topic.Name()} has another"),
        new("The subscription uses the identity that its topic has", all =>
            all.Production.One("EventGrid/systemTopics")["identity"]!["type"]!.ToString() == all.Events.One(Subscription).Text("deadLetterWithResourceIdentity.identity.type")
                ? []
                : ["the topic has another identity than its subscription"]),
        new("Exactly the events that the code knows come in", all => IdentityRules.Differences(
            [EventReader.SmsReceivedType, EventReader.DeliveryReportType],
            all.Events.One(Subscription).Items("filter.includedEventTypes").Select(type => type.ToString()))),
        new("Events go to the webhook's own address", all => all.Events.One(Subscription).Text("destination.properties.endpointUrl")
            ?.Contains($"'https://{{0}}/api/{WebhookRoute()}?code={{1}}'", StringComparison.Ordinal) == true ? [] : ["the address is not the webhook's"]),
        new("Event Grid brings a token along", all => all.Events.One(Subscription).Wants(
            ("destination.properties.azureActiveDirectoryTenantId", "22222222-2222-2222-2222-222222222222"),
            ("destination.properties.azureActiveDirectoryApplicationIdOrUri", "33333333-3333-3333-3333-333333333333"))),
        DeploymentRule.ForEach("The webhook takes the events of the topics that are made, and of no other", all => all.Stages, stage => IdentityRules.Differences(
            stage.Of("Communication/communicationServices").Concat(stage.Of("EventGrid/systemTopics")).Concat(stage.Of("EventGrid/topics")).Select(one => one.Id()),
            stage.AppSettings().GetValueOrDefault("MoiSms__AllowedTopics", "").Split(','))),
    ];

    private static string WebhookRoute() => typeof(ReceiveEvents).GetMethods().SelectMany(method => method.GetParameters())
        .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).Single(trigger => trigger is not null)!.Route!;
}
