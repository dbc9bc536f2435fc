using MoiSms.Cli;
using MoiSms.Cli.Commands;

return await CommandLine.RunAsync(
    args,
    ImportCommand.Create(),
    ContentCommand.Create(),
    UnderstandCommand.Create(),
    AnswerCommand.Create(),
    PhaseCommand.Create(),
    PilotCommand.Create(),
    ReportCommand.Create(),
    DeadLettersCommand.Create(),
    NotUnderstoodCommand.Create(),
    FlagsCommand.Create(),
    AuditCommand.Create(),
    ConversationCommand.Create(),
    PersonCommand.Create(),
    BackupCommand.CreateBackup(),
    BackupCommand.CreateRestore(),
    SmokeCommand.Create(),
    CapacityCommand.Create());
