using System.Text.Json;
using MoiSms.Core.Foundation.Values;
using MoiSms.LocalHost.Simulator.Http;

namespace MoiSms.LocalHost.Simulator.Events;

/// <summary>The events of Azure Communication Services, in both schemas.</summary>
internal static class EventShapes
{
    private const string Received = "Microsoft.Communication.SMSReceived";
    private const string Report = "Microsoft.Communication.SMSDeliveryReportReceived";

    private const string Topic =
        "/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg-moisms/providers/"
        + "microsoft.communication/communicationservices/acs-moisms";

    public static OutgoingEvent SmsReceived(EventSchema schema, IncomingText text, DateTimeOffset now) =>
        Wrap(schema, Received, text.MessageId, text.To, now, new
        {
            messageId = text.MessageId,
            from = Number(schema, text.From),
            to = Number(schema, text.To),
            message = text.Text,
            receivedTimestamp = text.ReceivedTimestamp.UtcDateTime,
            segmentCount = SmsSegmenter.Count(text.Text).Parts,
        });

    public static OutgoingEvent DeliveryReport(EventSchema schema, DeliveryOutcome outcome, DateTimeOffset now) =>
        Wrap(schema, Report, outcome.MessageId, outcome.From, now, new
        {
            messageId = outcome.MessageId,
            from = Number(schema, outcome.From),
            to = outcome.To,
            deliveryStatus = outcome.Delivered ? "Delivered" : "Failed",
            deliveryStatusDetails = outcome.Details,
            receivedTimestamp = now.UtcDateTime,
            deliveryAttempts = new[]
            {
                new
                {
                    timestamp = now.UtcDateTime,
                    segmentsSucceeded = outcome.Delivered ? outcome.Parts : 0,
                    segmentsFailed = outcome.Delivered ? 0 : outcome.Parts,
                },
            },
            tag = outcome.Tag,
        });

    private static OutgoingEvent Wrap<T>(EventSchema schema, string type, string id, string serviceNumber, DateTimeOffset now, T data)
    {
        var subject = "/phonenumber/" + serviceNumber.TrimStart('+');
        return schema == EventSchema.CloudEvents
            ? new OutgoingEvent
            {
                ContentType = "application/cloudevents+json; charset=utf-8",
                Body = Bytes(new { specversion = "1.0", type, source = Topic, id, time = now.UtcDateTime, subject, data }),
            }
            : new OutgoingEvent
            {
                ContentType = "application/json; charset=utf-8",
                Body = Bytes(new[]
                {
                    new
                    {
                        id,
                        topic = Topic,
                        subject,
                        data,
                        eventType = type,
                        dataVersion = "1.0",
                        metadataVersion = "1",
                        eventTime = now.UtcDateTime,
                    },
                }),
            };
    }

    private static string Number(EventSchema schema, string number) => schema == EventSchema.EventGrid ? number.TrimStart('+') : number;

    private static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, SimulatorJson.Options);
}
