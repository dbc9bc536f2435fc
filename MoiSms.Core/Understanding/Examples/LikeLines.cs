using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>Lines that texts are compared with.</summary>
internal sealed class LikeLines
{
    private readonly IReadOnlyList<ExampleLine> lines;
    private readonly Expert all;
    private readonly Expert ideas;
    private readonly SparseRows allRows;
    private readonly SparseRows ideaRows;

    public LikeLines(IReadOnlyList<ExampleLine> lines, Lexicon lexicon, ExampleModel model)
    {
        (this.lines, all, ideas) = (lines, model.All, model.Ideas);
        var (allSlots, ideaSlots) = ExampleSlots.Of(lines, lexicon, model.Index);
        (allRows, ideaRows) = (all.Rows(allSlots), ideas.Rows(ideaSlots));
    }

    /// <summary>The most like a text, the most like first, each with its likeness, 0 to 1.</summary>
    public IReadOnlyList<(ExampleLine Line, float Likeness)> Nearest(in TextParts parts, int count)
    {
        var (allSlots, ideaSlots) = ExampleSlots.Of(parts);
        var likeness = new float[lines.Count];
        all.AddLikeness(allSlots, 0.5f, allRows, likeness);
        ideas.AddLikeness(ideaSlots, 0.5f, ideaRows, likeness);
        var nearest = Enumerable.Range(0, likeness.Length).OrderByDescending(i => likeness[i]).ThenBy(i => i).Take(count);
        return [.. nearest.Select(i => (lines[i], likeness[i]))];
    }
}
