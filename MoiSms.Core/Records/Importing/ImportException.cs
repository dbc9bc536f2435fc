namespace MoiSms.Core.Records.Importing;

/// <summary>
/// The file cannot be imported and nothing was loaded. The message is one line for the operator, without any value of the file.
/// </summary>
public sealed class ImportException(string message) : Exception(message);
