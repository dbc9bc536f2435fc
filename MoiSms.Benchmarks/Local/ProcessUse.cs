using System.Globalization;

namespace MoiSms.Benchmarks.Local;

/// <summary>What a process used so far, as Linux tells it.</summary>
/// <param name="Cpu">Of all of its threads.</param>
/// <param name="Resident">MB in memory now.</param>
/// <param name="Peak">MB, the most that were in memory at once.</param>
internal sealed record ProcessUse(TimeSpan Cpu, double Resident, double Peak)
{
    private const int TicksASecond = 100;

    public static ProcessUse Of(int id)
    {
        // The second field is the name in brackets, which may hold blanks.
        var fields = File.ReadAllText($"/proc/{Text(id)}/stat").Split(") ")[1].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        var status = File.ReadAllLines($"/proc/{Text(id)}/status");
        return new ProcessUse(TimeSpan.FromSeconds((double)ticks / TicksASecond), Megabytes("VmRSS:"), Megabytes("VmHWM:"));

        double Megabytes(string name)
        {
            var line = status.First(one => one.StartsWith(name, StringComparison.Ordinal));
            return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
