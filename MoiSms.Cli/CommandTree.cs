using System.CommandLine;
using MoiSms.Cli.Commands;

namespace MoiSms.Cli;

/// <summary>Every command of the tool, in the order of its help.</summary>
internal static class CommandTree
{
    public static RootCommand Create()
    {
        var root = new RootCommand("The operators' tool of MoiSms, the ministry's SMS inquiry service.")
        {
            ImportCommand.Create(),
            ContentCommand.Create(),
            UnderstandCommand.Create(),
            AnswerCommand.Create(),
            PhaseCommand.Create(),
            PilotCommand.Create(),
            ReportCommand.Create(),
            DataCommand.Create(),
            DeadLettersCommand.Create(),
            NotUnderstoodCommand.Create(),
            FlagsCommand.Create(),
            AuditCommand.Create(),
            ConversationCommand.Create(),
            PersonCommand.Create(),
            BackupCommand.CreateBackup(),
            BackupCommand.CreateRestore(),
            SmokeCommand.Create(),
            CapacityCommand.Create(),
            CompletionCommand.Create(),
        };
        HelpWithExamples.AddTo(root);
        return root;
    }
}
