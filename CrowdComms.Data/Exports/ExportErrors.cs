using CrowdComms.Data.Common;

namespace CrowdComms.Data.Exports;

/// <summary>The errors of exports and daily exports.</summary>
public static class ExportErrors
{
    /// <summary>The export has more rows than a sheet of Excel can hold.</summary>
    public static Error TooManyRows(int rows, int most) => new(
        ErrorKind.Conflict, "export.too_many_rows",
        $"There are {rows:N0} rows, but a sheet of a workbook holds {most:N0}. Download the CSV file instead, or filter the list first.");

    /// <summary>The hour is not one of 0 to 23.</summary>
    public static Error Hour { get; } = Error.Validation(new Dictionary<string,
        string[]>(StringComparer.Ordinal)
    { ["hour"] = ["Choose an hour from 0 to 23."] });

    /// <summary>The recipient of a daily export is not an organiser of the event.</summary>
    public static Error NoOrganiser { get; } = new(
        ErrorKind.Conflict, "export.no_organiser", "Daily exports go only to organisers of this event. Choose one of them.");

    /// <summary>The same export is already sent to the same user at the same hour.</summary>
    public static Error ScheduledTwice { get; } = new(
        ErrorKind.Conflict, "export.scheduled_twice", "This person already gets this export at this hour. Choose another hour or person.");
}
