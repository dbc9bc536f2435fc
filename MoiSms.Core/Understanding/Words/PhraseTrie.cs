namespace MoiSms.Core.Understanding.Words;

/// <summary>The words and phrases of all concepts, as paths of word ids.</summary>
internal sealed class PhraseTrie
{
    private readonly Dictionary<(int Node, int Word), int> steps = [];
    private readonly List<List<int>?> concepts = [null];

    public const int Root = 0;

    public void Add(ReadOnlySpan<int> words, int concept)
    {
        var node = Root;
        foreach (var word in words)
        {
            if (!steps.TryGetValue((node, word), out var next))
            {
                next = concepts.Count;
                concepts.Add(null);
                steps.Add((node, word), next);
            }

            node = next;
        }

        var list = concepts[node] ??= [];
        if (!list.Contains(concept))
            list.Add(concept);
    }

    public bool TryStep(int node, int word, out int next) => steps.TryGetValue((node, word), out next);

    /// <summary>The concepts whose phrase ends at a node; null at a node that is only on the way.</summary>
    public IReadOnlyList<int>? At(int node) => concepts[node];
}
