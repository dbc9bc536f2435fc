namespace MoiSms.Core.Understanding.Examples;

/// <summary>The services' own questions and cards as numbers: those of a service stand one behind the other, its card last.</summary>
internal sealed class QuestionClasses
{
    // service/question, and service/ for the card.
    private readonly string[] names;
    private readonly Dictionary<string, int> numbers;

    private QuestionClasses(string[] names)
    {
        this.names = names;
        numbers = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
    }

    /// <summary>Those of the services whose ways of asking stand among the lines.</summary>
    public static QuestionClasses Of(IEnumerable<ExampleLine> lines) => new(
    [
        .. lines.Where(line => line.Point is not null).GroupBy(line => line.Topic, StringComparer.Ordinal)
            .SelectMany(service => service.Select(line => $"{line.Topic}/{line.Point}").Distinct().Append($"{service.Key}/")),
    ]);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static QuestionClasses Read(BinaryReader file)
    {
        var names = new string[file.ReadInt32()];
        for (var i = 0; i < names.Length; i++)
            names[i] = file.ReadString();
        return new(names);
    }

    public int Count => names.Length;

    public void Write(BinaryWriter file)
    {
        file.Write(names.Length);
        foreach (var name in names)
            file.Write(name);
    }

    /// <summary>The number of a service's own question; null where it was not learned.</summary>
    /// <param name="question">Empty = the service's card.</param>
    public int? NumberOf(string service, string question) =>
        numbers.TryGetValue($"{service}/{question}", out var number) ? number : null;

    /// <summary>What the lines teach.</summary>
    /// <param name="topicOf">The topic of the first lines, as a number; those behind them teach none.</param>
    public WordPoolLesson[] Lessons(IEnumerable<ExampleLine> lines, int[] topicOf)
    {
        var ofService = names.Index().GroupBy(pair => pair.Item[..pair.Item.IndexOf('/', StringComparison.Ordinal)])
            .ToDictionary(one => one.Key, one => (From: one.First().Index, Count: one.Count()), StringComparer.Ordinal);
        return
        [
            .. lines.Select((line, i) =>
            {
                var (from, count) = ofService.GetValueOrDefault(line.Topic);
                var answer = count > 0 ? OwnQuestions.AnswersOf(line).FirstOrDefault() : null;
                var asked = answer is null ? null : NumberOf(line.Topic, answer);
                return new WordPoolLesson(i < topicOf.Length ? topicOf[i] : -1, asked ?? -1, from, count);
            }),
        ];
    }
}
