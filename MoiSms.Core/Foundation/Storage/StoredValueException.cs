namespace MoiSms.Core.Foundation.Storage;

/// <summary>
/// A stored row holds something that this version cannot read: another version wrote it, or it is damaged. That is our fault and passes
/// with
/// no retry of ours, so it is told. The message names the property and never its value.
/// </summary>
public sealed class StoredValueException(string table, string property, Type type)
    : Exception($"The property {property} of a row of {table} holds no {type.Name} that this version can read.")
{
    /// <summary>One of <see cref="TableNames"/>.</summary>
    public string Table => table;

    /// <summary>The name of the property that cannot be read.</summary>
    public string Property => property;
}
