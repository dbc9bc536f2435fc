namespace MoiSms.Core.Records;

/// <summary>A booked appointment.</summary>
/// <param name="Number">The ministry's number of it.</param>
/// <param name="Service">A service id, or free words.</param>
/// <param name="Centre">A centre id, or free words.</param>
/// <param name="At">UTC.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record Appointment(string Number, string Service, string Centre, DateTimeOffset At, DateTimeOffset AsOf) : IRecord;
