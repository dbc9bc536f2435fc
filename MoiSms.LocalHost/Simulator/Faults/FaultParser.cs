using System.Text.Json;
using MoiSms.LocalHost.Simulator.Http;

namespace MoiSms.LocalHost.Simulator.Faults;

/// <summary>Reads a fault strictly: a fault that is misspelt would otherwise look like a service that copes.</summary>
internal static class FaultParser
{
    private const int TenMinutesInMs = 600_000;

    /// <exception cref="BadFieldException">Names the field that is wrong.</exception>
    public static Fault Parse(JsonElement json)
    {
        var fields = new FieldReader(json);
        var fault = new Fault
        {
            Status = fields.Integer("status", 400, 599),
            RetryAfterSeconds = fields.Integer("retryAfterSeconds", 0, 3600),
            HangMs = fields.Integer("hangMs", 1, TenMinutesInMs),
            DropResponse = fields.Flag("dropResponse") == true ? true : null,
            Recipient = fields.Object("recipient", Recipient),
            Delivery = fields.Object("delivery", Delivery),
            Events = fields.Object("events", Events),
            Count = fields.Integer("count", 1, int.MaxValue),
            Seconds = fields.Integer("seconds", 1, 3600),
        };
        fields.End();

        if (!fault.Split().Any())
            throw new BadFieldException("", "name a fault: status, hangMs, dropResponse, recipient, delivery or events");
        if (fault is { RetryAfterSeconds: not null, Status: null })
            throw new BadFieldException("retryAfterSeconds", "goes with a status");
        if (fault is { Status: not null, DropResponse: not null })
            throw new BadFieldException("dropResponse", "cannot go with a status: a cut connection has none");
        if (fault is { Status: not null, Recipient: not null })
            throw new BadFieldException("recipient", "cannot go with a status: recipients fail inside a 202");
        if (fault.Events is { Duplicate: null, Reorder: not true, DelayMs: null })
            throw new BadFieldException("events", "name duplicate, reorder or delayMs");
        return fault;
    }

    private static RecipientFault Recipient(FieldReader fields) => new(
        fields.Integer("httpStatusCode", 400, 599) ?? throw fields.Missing("httpStatusCode"),
        fields.Text("errorMessage"),
        fields.Text("to"));

    private static DeliveryFault Delivery(FieldReader fields) => new(
        fields.OneOf("status", "Failed", "Delivered") ?? "Failed",
        fields.Integer("code", 1000, 9999) ?? throw fields.Missing("code"));

    private static EventFault Events(FieldReader fields) => new(
        fields.Integer("duplicate", 1, 100),
        fields.Flag("reorder"),
        fields.Integer("delayMs", 1, TenMinutesInMs));
}
