namespace MoiSms.Core.Operating;

/// <summary>Who calls the admin API, once it is known that they may.</summary>
public interface IAdminCaller
{
    /// <summary>A user or application name for the audit; letters that could break a line are gone.</summary>
    string Name { get; }

    /// <summary>May look at settings, the report and the list of dead letters. An operator may too.</summary>
    bool IsViewer { get; }

    /// <summary>May change things, and look at what persons wrote and own.</summary>
    bool IsOperator { get; }
}
