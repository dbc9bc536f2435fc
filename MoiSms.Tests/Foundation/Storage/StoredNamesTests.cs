using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Storage;

/// <summary>Rows and queue messages outlive the version that wrote them: what they are called never changes.</summary>
public sealed class StoredNamesTests
{
    private static readonly string Approved = Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Foundation", "Storage", "golden",
        "stored-names.txt");

    [Fact]
    public void No_stored_name_changes_or_goes()
    {
        var now = StoredNames.Lines().ToHashSet(StringComparer.Ordinal);

        File.ReadAllLines(Approved).Where(line => !now.Contains(line)).ShouldBeEmpty(
            "Rows and queue messages with these names exist. Without the name they cannot be read: texts that wait end as dead letters, "
                + "conversations lose "
            + "what they say. Keep the old name and read both, or move the rows first; only then take the line out by hand "
                + "(UPDATE_GOLDEN=1 does not). "
            + "Where only the name of the C# type changed, change it in the file.");
    }

    [Fact]
    public void A_new_stored_name_is_approved()
    {
        var approved = File.ReadAllLines(Approved);
        var added = StoredNames.Lines().Except(approved, StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllLines(Approved, approved.Concat(added).Order(StringComparer.Ordinal));
        else
            added.ShouldBeEmpty("From the first deployment on these names can never change. If they are meant: " + Golden.HowToAccept);
    }

    [Fact]
    public void Whatever_stands_in_stored_json_is_marked() =>
        StoredNames.JsonTypes.Keys.Except(StoredNames.MarkedTypes).Select(type => type.Name)
            .ShouldBeEmpty($"mark them with [{nameof(StoredAttribute)[..^"Attribute".Length]}]: they are part of a queue message or a row");

    [Fact]
    public void Which_intents_are_personal_does_not_depend_on_their_order() =>
        Enum.GetValues<Intent>().Where(intent => intent.IsPersonal()).ShouldBe(
            [
                Intent.Residency, Intent.Violations, Intent.Licence, Intent.Vehicle, Intent.Passport, Intent.Application, Intent.Visa,
                    Intent.TravelBan,
                Intent.Appointment, Intent.CivilId, Intent.Profile,
            ],
            ignoreOrder: true);
}
