using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MoiSms.Cli;

/// <summary><c>--help</c>: the usual page, and under it what the command looks like when it is used.</summary>
internal sealed class HelpWithExamples(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new HelpWithExamples((SynchronousCommandLineAction)option.Action!);
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exit = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var path = string.Join(' ', CommandLine.PathOf(parseResult.CommandResult));
        output.WriteLine("Examples:");
        foreach (var example in CommandExamples.For(path, isGroup: parseResult.CommandResult.Command.Subcommands.Count > 0))
            output.WriteLine($"  moisms {example}");
        output.WriteLine();
        return exit;
    }
}
