using MoiSms.Gateway.Smpp;

namespace MoiSms.Gateway.Link;

/// <summary>The centre refused a bind.</summary>
internal sealed class SmscBindException(CommandStatus status)
    : Exception($"The operator's centre refused the bind with status {(uint)status}.")
{
    public CommandStatus Status => status;
}
