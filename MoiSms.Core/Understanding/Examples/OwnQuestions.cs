using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Says how likely a text asks each of a service's own questions. It learns each against all others, from the ways to ask it and the words
/// of its answer, and against plain questions about the service, which its card answers.
/// </summary>
internal sealed class OwnQuestions
{
    /// <summary>More plain questions teach nothing more, and take time at the first text about the service.</summary>
    private const int MostPlain = 200;

    private static readonly string[] OnTheCard = ["fee", "papers", "steps", "where", "online", "conditions"];

    private readonly ExampleModel model;
    private readonly LikePoint[] points;
    private readonly int?[] numbers;
    private readonly int? card;
    private readonly PointSpace space;
    private readonly Lanes[] lanes;

    /// <param name="ways">The ways to ask the questions; at least one.</param>
    /// <param name="answers">Their answers, with the question's id.</param>
    /// <param name="examples">The other lines about the service.</param>
    public OwnQuestions(
        IReadOnlyList<ExampleLine> ways, IReadOnlyList<ExampleLine> answers, IReadOnlyList<ExampleLine> examples, Lexicon lexicon,
        ExampleModel model)
    {
        points = [.. ways.DistinctBy(way => way.Point).Select(way => new LikePoint(way.Point!, way.PointAsks!, 0, 0))];
        this.model = model;
        numbers = Array.ConvertAll(points, point => model.Embedding.NumberOf(ways[0].Topic, point.Point));
        card = model.Embedding.NumberOf(ways[0].Topic, "");
        var plain = examples.Where(IsAnsweredByTheCard).ToList();
        var step = Math.Max(1, plain.Count / (float)MostPlain);
        ExampleLine[] lines =
            [.. ways, .. answers, .. Enumerable.Range(0, Math.Min(MostPlain, plain.Count)).Select(i => plain[(int)(i * step)])];
        var (allSlots, ideaSlots) = ExampleSlots.Of(lines, lexicon, model.Index);
        var pointOf = Array.ConvertAll(lines, line => Array.FindIndex(points, point => point.Point == line.Point));
        space = new(model.All, allSlots, model.Ideas, ideaSlots, pointOf, ways.Count);
        var rows = new SparseRows([.. lines.Select((_, i) => space.Vector(allSlots[i], ideaSlots[i]))]);
        lanes = new Lanes[(points.Length + Lanes.Width - 1) / Lanes.Width];
        for (var block = 0; block < lanes.Length; block++)
        {
            var labels = Array.ConvertAll(pointOf, point => Bit(point, block));
            lanes[block] = LaneTrainer.Train(rows, labels, TrainingPlan.ForPoints(space.Count));
        }
    }

    /// <summary>Whether a line asks plainly for what the service's card tells.</summary>
    public static bool IsAnsweredByTheCard(ExampleLine line) => line.Asks.Count > 0 && line.Asks.All(OnTheCard.Contains);

    /// <summary>All questions, in the order of the service.</summary>
    public LikePoint[] Like(in TextParts parts)
    {
        var (allSlots, ideaSlots) = ExampleSlots.Of(parts);
        var (features, values) = space.Vector(allSlots, ideaSlots);
        var odds = new float[lanes.Length * Lanes.Width];
        for (var block = 0; block < lanes.Length; block++)
            lanes[block].AddScores(features, values, 1, odds.AsSpan(block * Lanes.Width));
        var (allFeatures, allValues) = model.All.Vector(allSlots);
        var place = model.Embedding.Of(allFeatures, allValues);
        return
        [
            .. points.Select((point, i) => point with { Odds = odds[i], Nearness = model.Embedding.Score(place, numbers[i], card) }),
        ];
    }

    private static uint Bit(int point, int block) => point >= 0 && point / Lanes.Width == block ? 1u << (point % Lanes.Width) : 0;
}
