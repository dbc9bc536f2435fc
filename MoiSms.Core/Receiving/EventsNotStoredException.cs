namespace MoiSms.Core.Receiving;

/// <summary>Storage could not take all events of a post.</summary>
public sealed class EventsNotStoredException(int failed, int all, Exception first)
    : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{failed} of {all} events could not be stored."), first);
