using Azure.Data.Tables;
using CsCheck;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records;

public sealed class RecordMapperTests
{
    private const string CivilId = "290021410009";

    private readonly RecordMapper mapper = new(new PartitionKeys("a secret of the tests"));

    [Fact]
    public void Every_record_comes_back_from_its_row_as_it_was() => RecordGen.Record.Sample(record =>
    {
        var records = RecordMapper.FromEntities(
            CivilId, [mapper.ToEntity(CivilId, record)], _ => throw new InvalidOperationException("Skipped."));

        var back = RecordGen.All(records).ShouldHaveSingleItem();
        if (record is Holder holder)
        {
            var read = back.ShouldBeOfType<Holder>();
            read.Phones.ShouldBe(holder.Phones);
            back = read with { CivilId = holder.CivilId, Phones = holder.Phones };
        }

        back.ShouldBe(record);
    });

    [Fact]
    public void Row_keys_hold_nothing_that_a_table_forbids_and_no_plain_civil_id() => RecordGen.Record.Sample(record =>
    {
        var entity = mapper.ToEntity(CivilId, record);

        entity.RowKey.Length.ShouldBeLessThan(512);
        entity.RowKey.ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.' || c == '~');
        RecordKinds.All.ShouldContain(RecordKeys.KindOf(entity.RowKey));
        entity.PartitionKey.ShouldNotContain(CivilId);
        if (record is Dependant dependant)
            entity.RowKey.ShouldNotContain(dependant.CivilId);
    });

    [Fact]
    public void Different_keys_never_meet() => Gen.Select(RecordGen.Words, RecordGen.Words).Sample((one, other) =>
        (RecordKeys.For("visa", one) == RecordKeys.For("visa", other)).ShouldBe(one == other));

    [Fact]
    public void A_key_too_long_for_a_table_is_hashed_and_still_its_own()
    {
        var one = RecordKeys.For("visa", new string('ع', 400));
        var other = RecordKeys.For("visa", new string('ع', 401));

        one.Length.ShouldBeLessThan(512);
        one.ShouldNotBe(other);
    }

    [Fact]
    public void A_plate_reads_well_in_its_key() => RecordKeys.For(RecordKinds.Vehicle, "5/1882").ShouldBe("vehicle:5~2f1882");

    [Fact]
    public void Unknown_kinds_and_properties_are_passed_over()
    {
        var known = mapper.ToEntity(CivilId, new TravelBan(true, null, null, DateTimeOffset.UnixEpoch));
        known["Later"] = 5;
        var unknown = new TableEntity(known.PartitionKey, "licence-points:2") { ["AsOf"] = DateTimeOffset.UnixEpoch };
        var skipped = new List<SkippedRecord>();

        var records = RecordMapper.FromEntities(CivilId, [unknown, known], skipped.Add);

        RecordGen.All(records).ShouldBe([new TravelBan(true, null, null, DateTimeOffset.UnixEpoch)]);
        skipped.ShouldBeEmpty();
    }

    [Fact]
    public void A_row_that_lacks_any_required_property_is_skipped_and_said_to_be() => RecordGen.Record.Sample(record =>
    {
        var whole = mapper.ToEntity(CivilId, record);
        foreach (var name in whole.Keys.Except(["PartitionKey", "RowKey"]))
        {
            foreach (var value in new object?[] { null, Guid.Empty })
            {
                var damaged = new TableEntity(whole);
                if (value is null)
                    damaged.Remove(name);
                else
                    damaged[name] = value;
                var skipped = new List<SkippedRecord>();

                var read = RecordGen.All(RecordMapper.FromEntities(CivilId, [damaged], skipped.Add));

                // Optional properties leave a record without them; required ones leave none, and a word about it.
                (read.Count() + skipped.Count).ShouldBe(1);
                skipped.ShouldAllBe(skip => skip.Property == name && skip.Kind == RecordKeys.KindOf(whole.RowKey));
            }
        }

        var withoutAsOf = new TableEntity(whole);
        withoutAsOf.Remove(RecordProperties.AsOf);
        RecordGen.All(RecordMapper.FromEntities(CivilId, [withoutAsOf])).ShouldBeEmpty();
    }, iter: 50);

    [Fact]
    public void A_holder_has_the_imported_and_the_registered_phones_once_each()
    {
        var row = mapper.ToEntity(
            CivilId, new Holder(CivilId, ["+96550000101", "+96550000102"], null, null, null, null, null, null, default));
        row[RecordProperties.RegisteredPhones] = "+96550000102 +96550000103";

        RecordMapper.FromEntities(CivilId, [row]).Holder!.Phones.ShouldBe(["+96550000101", "+96550000102", "+96550000103"]);
    }
}
