using MoiSms.Core.Content;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Says how likely a text asks each of a service's own questions, and how likely its card answers it. It learns each against all others,
/// from the ways to ask the questions, the words of their answers, and the lines about the service.
/// </summary>
internal sealed class OwnQuestions
{
    /// <summary>More lines that tell only their point teach nothing more.</summary>
    private const int MostPlain = 200;

    /// <summary>
    /// What is not ours has 56,000 lines, 13,000 of which name whose it is: enough of them, evenly chosen. Where the model file is stale
    /// they are learned at a text.
    /// </summary>
    private const int MostOfNotOurs = 8000;

    private static readonly string[] OnTheCard = ["fee", "papers", "steps", "where", "online", "conditions"];

    private readonly ExampleModel model;
    private readonly LikePoint[] points;
    private readonly int?[] numbers;
    private readonly PointSpace space;
    private readonly Lanes[] lanes;

    /// <summary>Learns them.</summary>
    /// <param name="ways">The ways to ask the questions; at least one.</param>
    /// <param name="answers">Their answers, with the question's id.</param>
    /// <param name="examples">The other lines about the service.</param>
    public OwnQuestions(
        IReadOnlyList<ExampleLine> ways, IReadOnlyList<ExampleLine> answers, IReadOnlyList<ExampleLine> examples, Lexicon lexicon,
        ExampleModel model)
    {
        (this.model, Service) = (model, ways[0].Topic);
        points =
        [
            .. ways.DistinctBy(way => way.Point).Select(way => new LikePoint(way.Point!, way.PointAsks!, 0, 0)),
            new LikePoint(LikePoint.Card, "", 0, 0),
        ];
        numbers = Array.ConvertAll(points, point => model.Questions.NumberOf(Service, point.Point));
        var isOurs = Service != ServiceGuide.NotOurs;
        var told = Some(examples.Where(line => line.Answers.Count > 0), isOurs ? int.MaxValue : MostOfNotOurs);
        var plain = Some(
            examples.Where(line => line.Answers.Count == 0 && IsAnsweredByTheCard(line)), isOurs ? MostPlain : MostOfNotOurs / 2);
        ExampleLine[] lines = [.. ways, .. told, .. answers, .. plain];
        var (allSlots, ideaSlots) = ExampleSlots.Of(lines, lexicon, model.Index);
        var classesOf = Array.ConvertAll(lines, ClassesOf);
        space = new(model.All, allSlots, model.Ideas, ideaSlots, classesOf.AsSpan(0, ways.Count + told.Count), points.Length);
        var rows = new SparseRows([.. lines.Select((_, i) => space.Vector(allSlots[i], ideaSlots[i]))]);
        lanes = new Lanes[(points.Length + Lanes.Width - 1) / Lanes.Width];
        for (var block = 0; block < lanes.Length; block++)
        {
            var labels = Array.ConvertAll(classesOf, classes => classes.Aggregate(0u, (bits, one) => bits | Bit(one, block)));
            lanes[block] = LaneTrainer.Train(rows, labels, TrainingPlan.ForPoints(space.Count));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="service">The service's id.</param>
    /// <param name="model">The model that they were learned with.</param>
    public OwnQuestions(string service, ExampleModel model, BinaryReader file)
    {
        (this.model, Service) = (model, service);
        points = new LikePoint[file.ReadInt32()];
        for (var i = 0; i < points.Length; i++)
            points[i] = new(file.ReadString(), file.ReadString(), 0, 0);
        numbers = Array.ConvertAll(points, point => model.Questions.NumberOf(Service, point.Point));
        space = new(model.All, model.Ideas, file);
        lanes = new Lanes[(points.Length + Lanes.Width - 1) / Lanes.Width];
        for (var i = 0; i < lanes.Length; i++)
            lanes[i] = new(file);
    }

    public void Write(BinaryWriter file)
    {
        file.Write(points.Length);
        foreach (var point in points)
        {
            file.Write(point.Point);
            file.Write(point.Asks);
        }

        space.Write(file);
        foreach (var block in lanes)
            block.Write(file);
    }

    /// <summary>The id of the service.</summary>
    public string Service { get; }

    /// <summary>
    /// What answers a line, that which is asked first at the head: ids of questions, and <see cref="LikePoint.Card"/>; empty where nothing
    /// does, or nobody has said.
    /// </summary>
    public static IEnumerable<string> AnswersOf(ExampleLine line) =>
        line.Point is { } own ? [own]
        : line.Answers.Count > 0
            ? line.Answers.Where(id => id != ExampleLine.NoAnswer).Select(id => id == ExampleLine.Card ? LikePoint.Card : id)
        : IsAnsweredByTheCard(line) ? [LikePoint.Card] : [];

    /// <summary>Whether these are all the questions that the ways ask, in their order.</summary>
    public bool AreOf(IReadOnlyList<ExampleLine> ways) =>
        points.Select(point => point.Point).SequenceEqual(ways.Select(way => way.Point!).Distinct().Append(LikePoint.Card));

    /// <summary>All questions, in the order of the service; the card last.</summary>
    /// <param name="places">Where the text stands (<see cref="ExampleReading.Places"/>).</param>
    public LikePoint[] Like(in TextParts parts, float[] places)
    {
        var (allSlots, ideaSlots) = ExampleSlots.Of(parts);
        var (features, values) = space.Vector(allSlots, ideaSlots);
        var odds = new float[lanes.Length * Lanes.Width];
        for (var block = 0; block < lanes.Length; block++)
            lanes[block].AddScores(features, values, 1, odds.AsSpan(block * Lanes.Width));
        return
        [
            .. points.Select((point, i) =>
                point with { Odds = odds[i], Nearness = model.Nearness(places, numbers[i], numbers[^1]) }),
        ];
    }

    // Evenly from all of them.
    private static List<ExampleLine> Some(IEnumerable<ExampleLine> from, int most)
    {
        var all = from.ToList();
        return all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)])];
    }

    // A line that only tells its points asks plainly for what the card tells, or teaches nothing here. Of what is not ours one without an
    // answer is what nobody can be named for.
    private static bool IsAnsweredByTheCard(ExampleLine line) =>
        line.Topic == ServiceGuide.NotOurs || (line.Asks.Count > 0 && line.Asks.All(OnTheCard.Contains));

    private int[] ClassesOf(ExampleLine line) =>
        [.. AnswersOf(line).Select(id => Array.FindIndex(points, point => point.Point == id)).Where(one => one >= 0)];

    private static uint Bit(int point, int block) => point / Lanes.Width == block ? 1u << (point % Lanes.Width) : 0;
}
