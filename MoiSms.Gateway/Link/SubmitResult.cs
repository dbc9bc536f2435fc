using MoiSms.Gateway.Smpp;

namespace MoiSms.Gateway.Link;

/// <summary>What became of one message.</summary>
/// <param name="MessageId">The centre's; null where it was not taken.</param>
internal sealed record SubmitResult(string? MessageId, SubmitFault Fault, CommandStatus Status)
{
    public static SubmitResult Of(Pdu answer) => answer switch
    {
        MessageRespPdu { CommandStatus: CommandStatus.Ok } taken => new SubmitResult(taken.MessageId, SubmitFault.None, CommandStatus.Ok),
        _ => new SubmitResult(null, FaultOf(answer.CommandStatus), answer.CommandStatus),
    };

    private static SubmitFault FaultOf(CommandStatus status) => status switch
    {
        CommandStatus.Throttled or CommandStatus.MessageQueueFull => SubmitFault.Throttled,
        CommandStatus.InvalidDestinationAddress or CommandStatus.InvalidDestinationTon or CommandStatus.InvalidDestinationNpi =>
            SubmitFault.Refused,
        _ => SubmitFault.Failed,
    };
}
