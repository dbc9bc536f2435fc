namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>An invented person of the demo data. The civil id and the card serial stay in the file.</summary>
internal sealed record DemoPerson(string Phone, string NameAr, string NameEn, string Nationality, string Language);
