namespace MoiSms.Core.Foundation.Settings;

/// <summary>
/// Settings that the service cannot start with: one line an error, each naming the setting and what it should hold, never its value.
/// </summary>
public sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    internal IReadOnlyList<string> Errors { get; } = errors;
}
