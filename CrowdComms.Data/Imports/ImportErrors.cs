using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>The refusals of this room.</summary>
public static class ImportErrors
{
    /// <summary>The file holds no table that can be read, and why.</summary>
    public static Error Unreadable(string sentence) => new(ErrorKind.Validation, "import.unreadable", sentence);

    /// <summary>No column holds what every person needs.</summary>
    public static Error ColumnMissing(string sentence) => new(ErrorKind.Validation, "import.column_missing", sentence);

    /// <summary>Two columns were said to hold the same.</summary>
    public static Error ColumnTwice(ImportField field) => new(
        ErrorKind.Validation, "import.column_twice", $"Two columns are taken for “{ImportFields.Label(field)}”. Choose one of them.");

    /// <summary>Two columns were said to hold the answers to one question, or one column two things.</summary>
    public static Error QuestionTwice { get; } = new(ErrorKind.Validation, "import.column_twice", "Two columns are taken for the same question. Choose one of them.");

    /// <summary>The event has no pass type that people could be given.</summary>
    public static Error NoPassTypes { get; } = new(
        ErrorKind.Conflict, "import.no_pass_types", "This event has no pass type yet. Add one before you import people.");

    /// <summary>The uploaded file was deleted meanwhile.</summary>
    public static Error Gone { get; } = new(ErrorKind.NotFound, "import.gone", "The uploaded file is no longer here. Upload it again.");

    /// <summary>The run is over already.</summary>
    public static Error NotRunning { get; } = new(ErrorKind.Conflict, "import.not_running", "This import is over already. There is nothing to stop.");

    /// <summary>Nothing of the run can be taken back, and why.</summary>
    public static Error NotUndone(string sentence) => new(ErrorKind.Conflict, "import.not_undone", sentence);

    internal static string FileGone => "The uploaded file is no longer on this server, so the import could not go on. Import the file again: people who are registered already are skipped.";

    internal static string WentWrong => "Something went wrong here, and the reason was logged. What was imported until then stays. Import the file again: people who are registered already are skipped.";
}
