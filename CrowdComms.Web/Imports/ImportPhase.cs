namespace CrowdComms.Web.Imports;

/// <summary>How far the organiser is with an import.</summary>
public enum ImportPhase
{
    /// <summary>The organiser has not chosen a file yet.</summary>
    File,
    /// <summary>The organiser says which field each column holds.</summary>
    Columns,
    /// <summary>The organiser looks at the result of the dry run.</summary>
    Preview,
    /// <summary>The import is running in the background.</summary>
    Run,
    /// <summary>The organiser looks at the result.</summary>
    Result,
}
