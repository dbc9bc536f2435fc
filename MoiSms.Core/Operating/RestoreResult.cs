namespace MoiSms.Core.Operating;

/// <param name="Written">Rows that are back.</param>
/// <param name="Kept">Rows that stood there already, and stayed as they are.</param>
/// <param name="Missing">People whose phones were linked by texting and who have no record: import first, then restore again.</param>
public sealed record RestoreResult(int Written, int Kept, int Missing);
