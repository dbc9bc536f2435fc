using System.Runtime.InteropServices;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The slots of many lines, one line behind the other, each line's sorted: few objects, so that loading leaves little to clean up.
/// </summary>
internal sealed class SlotRows
{
    private readonly List<int> slots = [];
    private readonly List<int> starts = [0];

    public int Count => starts.Count - 1;

    public ReadOnlySpan<int> this[int line] => CollectionsMarshal.AsSpan(slots)[starts[line]..starts[line + 1]];

    /// <summary>Sorts the slots of the next line and takes them in.</summary>
    public void Add(List<int> line)
    {
        line.Sort();
        slots.AddRange(line);
        starts.Add(slots.Count);
    }

    /// <summary>Takes in all lines of another.</summary>
    public void AddRange(SlotRows others)
    {
        var offset = slots.Count;
        slots.AddRange(others.slots);
        foreach (var start in CollectionsMarshal.AsSpan(others.starts)[1..])
            starts.Add(offset + start);
    }
}
