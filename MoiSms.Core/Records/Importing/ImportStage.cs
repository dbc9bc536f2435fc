namespace MoiSms.Core.Records.Importing;

/// <summary>What an import is doing.</summary>
public enum ImportStage
{
    /// <summary>Reading the whole file before anything is written.</summary>
    Checking,

    /// <summary>Reading the keys of what is stored (snapshots only).</summary>
    Comparing,

    /// <summary>Writing rows.</summary>
    Loading,

    /// <summary>Removing what a snapshot no longer holds.</summary>
    Removing,
}
