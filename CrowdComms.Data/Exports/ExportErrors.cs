using CrowdComms.Data.Common;

namespace CrowdComms.Data.Exports;

/// <summary>The refusals of this room.</summary>
public static class ExportErrors
{
    /// <summary>A sheet of Excel has an end.</summary>
    public static Error TooManyRows(int rows, int most) => new(
        ErrorKind.Conflict, "export.too_many_rows", $"There are {rows:N0} rows, but a sheet of a workbook holds {most:N0}. Take the CSV file, or narrow the list first.");

    /// <summary>The hour is none of a day.</summary>
    public static Error Hour { get; } = Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["hour"] = ["Choose an hour from 0 to 23."] });

    /// <summary>Exports go to organisers of the event alone.</summary>
    public static Error NoOrganiser { get; } = new(
        ErrorKind.Conflict, "export.no_organiser", "A daily export goes to organisers of this event only. Choose one of them.");

    /// <summary>The same is sent to the same person at the same hour.</summary>
    public static Error ScheduledTwice { get; } = new(
        ErrorKind.Conflict, "export.scheduled_twice", "This export is sent to this person at this hour already.");
}
