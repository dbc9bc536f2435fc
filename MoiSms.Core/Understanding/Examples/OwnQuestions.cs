using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Says how like a text is to each of a service's own questions: to the ways to ask it and to the words of its answer, less how like it is
/// to plain questions about the service, which its card answers. The shares were chosen on labelled texts that are in neither.
/// </summary>
internal sealed class OwnQuestions
{
    private const float IdeaShare = 0.25f;
    private const float AnswerShare = 0.6f;
    private const float PlainShare = 0.6f;

    // The likeness to several lines: half of the most like one's, half of the mean of the first three.
    private const int Nearest = 3;

    /// <summary>A plain question says little besides the service and a point of its card.</summary>
    private const int WordsOfAPlainOne = 6;

    private static readonly string[] OnTheCard = ["fee", "papers", "steps", "where", "online", "conditions"];

    private readonly (string Id, string Asks)[] questions;
    private readonly int[] wayOf;
    private readonly int[] answerOf;
    private readonly WeighedRows all;
    private readonly WeighedRows ideas;
    private readonly View ways;
    private readonly View plain;
    private readonly (int[] Features, float[] Values)[] answers;

    /// <param name="ways">The ways to ask the questions.</param>
    /// <param name="answers">Their answers, with the question's id.</param>
    /// <param name="examples">The other lines about the service.</param>
    public OwnQuestions(
        IReadOnlyList<ExampleLine> ways, IReadOnlyList<ExampleLine> answers, IReadOnlyList<ExampleLine> examples, Lexicon lexicon,
        Expert all, Expert ideas)
    {
        questions = [.. ways.DistinctBy(way => way.Point).Select(way => (way.Point!, way.PointAsks!))];
        wayOf = [.. ways.Select(QuestionOf)];
        answerOf = [.. answers.Select(QuestionOf)];
        var (allSlots, ideaSlots) = ExampleSlots.Of(ways, lexicon);
        this.all = new(all, all.Rows(allSlots), wayOf);
        this.ideas = new(ideas, ideas.Rows(ideaSlots), wayOf);
        this.ways = new(this.all.Of(allSlots), this.ideas.Of(ideaSlots));
        this.answers = this.all.Of(ExampleSlots.Of(answers, lexicon).All);
        var (plainAll, plainIdeas) = ExampleSlots.Of([.. examples.Where(IsPlain)], lexicon);
        plain = new(this.all.Of(plainAll), this.ideas.Of(plainIdeas));
    }

    /// <summary>All questions, the one most like the text first.</summary>
    public IReadOnlyList<LikePoint> Like(in TextParts parts)
    {
        var (allSlots, ideaSlots) = ExampleSlots.Of(parts);
        var text = (All: all.Of(allSlots), Ideas: ideas.Of(ideaSlots));
        var best = new Best[questions.Length];
        for (var i = 0; i < wayOf.Length; i++)
            best[wayOf[i]].Add(ways.Likeness(i, text.All, text.Ideas));
        var likeness = Array.ConvertAll(best, one => one.Value);
        for (var i = 0; i < answerOf.Length; i++)
            likeness[answerOf[i]] += AnswerShare * WeighedRows.Likeness(answers[i], text.All);

        var card = default(Best);
        for (var i = 0; i < plain.Count; i++)
            card.Add(plain.Likeness(i, text.All, text.Ideas));
        return [.. questions.Select((question, i) => new LikePoint(question.Id, question.Asks, likeness[i] - PlainShare * card.Value))
            .OrderByDescending(point => point.Likeness)];
    }

    private int QuestionOf(ExampleLine line) => Array.FindIndex(questions, question => question.Id == line.Point);

    private static bool IsPlain(ExampleLine line) =>
        line.Text.Count(letter => letter == ' ') < WordsOfAPlainOne && line.Asks.All(OnTheCard.Contains);

    /// <summary>Lines as both experts see them.</summary>
    private sealed record View((int[] Features, float[] Values)[] All, (int[] Features, float[] Values)[] Ideas)
    {
        public int Count => All.Length;

        public float Likeness(int line, (int[], float[]) all, (int[], float[]) ideas) =>
            (1 - IdeaShare) * WeighedRows.Likeness(All[line], all) + IdeaShare * WeighedRows.Likeness(Ideas[line], ideas);
    }

    /// <summary>The three greatest.</summary>
    private struct Best
    {
        private float first;
        private float second;
        private float third;

        public readonly float Value => 0.5f * first + 0.5f * (first + second + third) / Nearest;

        public void Add(float likeness)
        {
            if (likeness > first)
                (first, second, third) = (likeness, first, second);
            else if (likeness > second)
                (second, third) = (likeness, second);
            else if (likeness > third)
                third = likeness;
        }
    }
}
