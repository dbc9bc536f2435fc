using System.Globalization;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>A setting that is a whole number: what it may be, and what it is where nobody sets it.</summary>
/// <param name="Setting">One of <see cref="SettingNames"/>.</param>
/// <param name="Why">Why the default is what it is.</param>
internal sealed record Limit(string Setting, int Minimum, int Maximum, int Default, string Why)
{
    /// <summary>For messages and documents: "1 to 1000".</summary>
    public string Range => string.Create(CultureInfo.InvariantCulture, $"{Minimum} to {Maximum}");

    public bool Allows(int number) => number >= Minimum && number <= Maximum;
}
