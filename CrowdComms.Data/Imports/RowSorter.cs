using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>Decides what an import does with each row, and takes the places of the event for the rows that are written:
/// those of the event, of the pass types, and of the companies' allocations.</summary>
internal sealed class RowSorter
{
    private readonly Seats _seats;

    private RowSorter(Seats seats) => _seats = seats;

    /// <summary>Reads the places as they are now; skips the count where nothing has a capacity.</summary>
    internal static async Task<RowSorter> CountAsync(
        CrowdCommsContext context, ImportTarget target, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seats = target.IsLimited
            ? await Seats.CountAsync(context, new EventPlaces(target.EventId, target.Capacity), new SeatsAsked(now), cancellationToken)
            : Seats.Unlimited;
        return new RowSorter(
            await seats.WithAsync(context, context.Allocations.Where(a => a.EventId == target.EventId), cancellationToken));
    }

    /// <summary>Decides what the import does with each row: refuses rows with errors, skips or changes registered
    /// people, and registers new ones while places are left.</summary>
    internal SortedRows Sort(IReadOnlyList<ImportRow> rows, KnownPeople registered) => new([.. rows.Select(row =>
        row.Errors.Count > 0 ? (row, RowFate.Refused)
        : registered.Keys.Contains(row.Key) ? SortKnown(row, registered.People.GetValueOrDefault(row.Key))
        : (EventFull(row) ?? PassFull(row, row.PassType!, row.CompanyKey, row.Status)) is { } full ? (full, RowFate.Refused)
        : (Taken(row), RowFate.New))]);

    // A registrant holds a place of the event already. Another pass type or company must have a place left for them.
    private (ImportRow, RowFate) SortKnown(ImportRow row, Registrant? person)
    {
        if (person is null || !PersonUpdate.Changes(person, row))
        {
            return (row, RowFate.Skipped);
        }

        var status = PersonUpdate.Status(person, row) ?? person.Status;
        if (status != person.Status && StatusRules.Between(person.Status, status) is null)
        {
            return (row.Refused(ImportFields.Label(ImportField.Status), StepSentence(person, status)), RowFate.Refused);
        }

        var (pass, company) = (PersonUpdate.PassType(person, row), SearchText.Of(PersonUpdate.Details(person, row).Company));
        var earlier = SearchText.Of(person.Company?.Name);
        Take(person.PassTypeId, earlier, person.Status, -1);
        var isSame = pass.Id == person.PassTypeId && company == earlier;
        if (!isSame && PassFull(row, pass, company, status) is { } refused)
        {
            Take(person.PassTypeId, earlier, person.Status, 1);
            return (refused, RowFate.Refused);
        }

        Take(pass.Id, company, status, 1);
        return (row, RowFate.Updated);
    }

    private static string StepSentence(Registrant person, RegistrantStatus to)
    {
        var (name, status) = (person.Person.Name, RegistrantErrors.Words(to));
        return person.Status == RegistrantStatus.Cancelled
            ? $"{name} is cancelled here, but {status} in the file. If the file is right, reinstate them first."
            : $"{name} is checked in here, but {status} in the file. If the file is right, undo the check-in first.";
    }

    private ImportRow Taken(ImportRow row)
    {
        Take(row.PassType!.Id, row.CompanyKey, row.Status, 1);
        return row;
    }

    // A cancelled registrant takes no place.
    private void Take(Guid pass, string company, RegistrantStatus status, int places)
    {
        if (status != RegistrantStatus.Cancelled)
        {
            _seats.Take(pass, company, places);
        }
    }

    private ImportRow? EventFull(ImportRow row) =>
        row.Status == RegistrantStatus.Cancelled ? null : Refused(row, "Event", _seats.EventRefusal());

    private ImportRow? PassFull(ImportRow row, PassType pass, string company, RegistrantStatus status) =>
        status == RegistrantStatus.Cancelled ? null
            : Refused(row, ImportFields.Label(ImportField.PassType), _seats.PassRefusal(pass))
                ?? Refused(row, ImportFields.Label(ImportField.Company), _seats.AllocationRefusal(company, pass));

    private static ImportRow? Refused(ImportRow row, string field, Error? full) =>
        full is null ? null : row.Refused(field, full.Message);
}
