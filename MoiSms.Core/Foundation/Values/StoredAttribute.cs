namespace MoiSms.Core.Foundation.Values;

/// <summary>
/// The names of this type, or its numbers where it says so, stand in rows and queue messages that outlive this version. They may be added
/// to,
/// never changed or removed: a test compares them with <c>MoiSms.Tests/Foundation/Storage/golden/stored-names.txt</c>.
/// </summary>
/// <param name="where">The rows or messages that hold it: what a change would break.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum, Inherited = false)]
internal sealed class StoredAttribute(string where) : Attribute
{
    public string Where => where;

    /// <summary>True where an enum is stored by number. Then the order of its members counts, too.</summary>
    public bool ByNumber { get; init; }
}
