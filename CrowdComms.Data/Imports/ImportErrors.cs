using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>The errors of reading, running and undoing imports.</summary>
public static class ImportErrors
{
    /// <summary><c>import.unreadable</c>: the file holds no table that can be read; the sentence says why.</summary>
    public static Error Unreadable(string sentence) => new(ErrorKind.Validation, "import.unreadable", sentence);

    /// <summary><c>import.column_missing</c>: no column holds a field that every registrant needs.</summary>
    public static Error ColumnMissing(string sentence) => new(ErrorKind.Validation, "import.column_missing", sentence);

    /// <summary><c>import.column_twice</c>: two columns are chosen for the same field.</summary>
    public static Error ColumnTwice(ImportField field) => new(
        ErrorKind.Validation, "import.column_twice", $"Two columns are imported as “{ImportFields.Label(field)}”. Choose one of them.");

    /// <summary><c>import.column_twice</c>: the name is taken as a whole and in parts.</summary>
    public static Error NameTwice { get; } = new(ErrorKind.Validation, "import.column_twice",
        "One column is imported as the full name and another as the first name. Choose only the full name, or first and last name.");

    /// <summary><c>import.column_twice</c>: two columns are chosen for one question, or one column for a question and a
    /// field.</summary>
    public static Error QuestionTwice { get; } = new(ErrorKind.Validation, "import.column_twice",
        "Two columns are imported as the same question. Choose one of them.");

    /// <summary><c>import.no_pass_types</c>: the event has no pass type that a registrant could get.</summary>
    public static Error NoPassTypes { get; } = new(
        ErrorKind.Conflict, "import.no_pass_types", "This event has no pass types yet. Add one before you import people.");

    /// <summary><c>import.gone</c>: the uploaded file was deleted before the import started.</summary>
    public static Error Gone { get; } = new(ErrorKind.NotFound, "import.gone", "The uploaded file is no longer here. Upload it again.");

    /// <summary><c>import.not_running</c>: the import has ended, so it cannot be stopped.</summary>
    public static Error NotRunning { get; } =
        new(ErrorKind.Conflict, "import.not_running", "This import has already ended. There is nothing to stop.");

    /// <summary><c>import.not_undone</c>: the import cannot be undone; the sentence says why.</summary>
    public static Error NotUndone(string sentence) => new(ErrorKind.Conflict, "import.not_undone", sentence);

    internal static string FileGone =>
        "The uploaded file is no longer on this server, so the import could not continue. Import the file again: people "
            + "who are already registered are skipped.";

    internal static string WentWrong =>
        "Something went wrong, and the reason was logged. The rows imported so far stay. Import the file "
            + "again: people who are already registered are skipped.";
}
