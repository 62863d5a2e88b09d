using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>How a file is to be read.</summary>
/// <param name="Columns">What each column holds, in the file's order.</param>
public sealed record ImportChoices(IReadOnlyList<ImportField> Columns)
{
    /// <summary>The pass type for rows that name none; null refuses them.</summary>
    public Guid? PassTypeId { get; init; }

    /// <summary>Whether <see cref="PassTypeId"/> is also for rows whose pass type the event does not have.</summary>
    public bool PassTypeForUnknown { get; init; }

    /// <summary>The status for rows that name none: registered, confirmed or cancelled.</summary>
    public RegistrantStatus Status { get; init; } = RegistrantStatus.Registered;

    /// <summary>Why no file can be read so, or null when it can.</summary>
    public Error? Problem()
    {
        if (Columns.Where(c => c != ImportField.None).GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return ImportErrors.ColumnTwice(twice.Key);
        }

        if (!Columns.Contains(ImportField.Email) && !Columns.Contains(ImportField.OrderEmail))
        {
            return ImportErrors.ColumnMissing("No column is taken for the e-mail address. Choose the one that holds it.");
        }

        if (!Columns.Contains(ImportField.FirstName) && !Columns.Contains(ImportField.FullName))
        {
            return ImportErrors.ColumnMissing("No column is taken for the name. Choose the one that holds the first name or the full name.");
        }

        return Columns.Contains(ImportField.PassType) || PassTypeId is not null
            ? null
            : ImportErrors.ColumnMissing("No column is taken for the pass type. Choose one, or a pass type for everybody.");
    }
}

/// <summary>A file and how to read it.</summary>
public sealed record PlannedImport(ImportFile File, ImportChoices Choices);
