namespace CrowdComms.Web.Imports;

/// <summary>Where somebody stands with an import.</summary>
public enum ImportStep
{
    /// <summary>No file yet.</summary>
    File,
    /// <summary>Saying what the columns hold.</summary>
    Columns,
    /// <summary>Looking at what would happen.</summary>
    Preview,
    /// <summary>It happens.</summary>
    Run,
    /// <summary>Looking at what happened.</summary>
    Result,
}
