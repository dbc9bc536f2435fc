namespace MoiSms.Core.Foundation.Storage;

/// <summary>
/// Somebody else wrote a row since it was read: what was decided from it no longer holds, so read again and decide again.
/// </summary>
internal sealed class OvertakenException() : Exception("Another writer was faster: read the row again and decide again.");
