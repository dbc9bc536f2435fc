namespace MoiSms.Core.Records;

/// <param name="Service">A service id, or free words.</param>
/// <param name="Centre">A centre id, or free words.</param>
public sealed record Appointment(string Number, string Service, string Centre, DateTimeOffset At, DateTimeOffset AsOf) : IRecord;
