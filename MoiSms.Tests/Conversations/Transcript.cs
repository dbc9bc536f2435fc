using System.Text;

namespace MoiSms.Tests.Conversations;

/// <summary>
/// A conversation in a file that reads like a chat: <c>#</c> says what it shows, <c>@</c> who texts from then on, <c>&gt;</c> starts a
/// text, <c>&lt;</c> the reply to it (its further lines are indented by two blanks), <c>&lt; (silence)</c> stands for none.
/// </summary>
internal sealed record Transcript(string Name, string Title, IReadOnlyList<Turn> Turns)
{
    public const string Silence = "(silence)";

    public static Transcript Parse(string name, IEnumerable<string> lines)
    {
        var title = "";
        var phone = "";
        var turns = new List<Turn>();
        foreach (var (line, number) in lines.Select((line, i) => (line.TrimEnd(), i + 1)))
        {
            if (line.Length == 0)
                continue;
            if (line.StartsWith("# ", StringComparison.Ordinal))
                title += line[2..];
            else if (line.StartsWith("@ ", StringComparison.Ordinal))
                phone = line[2..].Trim();
            else if (line.StartsWith("> ", StringComparison.Ordinal))
                turns.Add(new Turn(phone, line[2..], null));
            else if (line.StartsWith("< ", StringComparison.Ordinal) && turns.Count > 0)
                turns[^1] = turns[^1] with { Reply = line[2..] };
            else if (line.StartsWith("  ", StringComparison.Ordinal) && turns is [.., { Reply: not null }])
                turns[^1] = turns[^1] with { Reply = turns[^1].Reply + "\n" + line[2..] };
            else
                throw new FormatException($"{name}:{number}: a line starts with '# ', '@ ', '> ', '< ' or two blanks.");
        }

        return phone.Length > 0 ? new Transcript(name, title, turns) : throw new FormatException($"{name}: no '@ ' says who texts.");
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append("# ").Append(Title).Append('\n');
        var phone = "";
        foreach (var turn in Turns)
        {
            if (turn.Phone != phone)
                text.Append("@ ").Append(phone = turn.Phone).Append('\n');
            text.Append("\n> ").Append(turn.Text)
                .Append("\n< ").Append((turn.Reply ?? Silence).Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }
}
