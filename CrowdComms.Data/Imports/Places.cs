using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>Counts the places that are left while an import runs: of the event, of each pass type, and of each
/// company's allocation.</summary>
internal sealed class Places
{
    private readonly ImportTarget _target;
    private readonly Dictionary<Guid, int> _taken;
    private readonly Dictionary<(string Company, Guid PassType), Aside> _aside;

    private Places(ImportTarget target, Dictionary<Guid, int> taken, Dictionary<(string Company, Guid PassType), Aside> aside) =>
        (_target, _taken, _aside) = (target, taken, aside);

    /// <summary>Reads the places as they are now; skips the count where nothing has a capacity.</summary>
    internal static async Task<Places> CountAsync(
        CrowdCommsContext context, ImportTarget target, DateTimeOffset now, CancellationToken cancellationToken) => new(
            target,
            target.IsLimited
            ? (await Seats.CountAsync(context, new EventPlaces(target.EventId, target.Capacity), new SeatsAsked(now),
                cancellationToken)).Taken() : [],
            await AsideAsync(context, target, cancellationToken));

    /// <summary>Decides what the import does with each row: refuses rows with errors, skips or changes registered
    /// people, and registers new ones while places are left.</summary>
    internal SortedRows Sort(IReadOnlyList<ImportRow> rows, KnownPeople registered) => new([.. rows.Select(row =>
        row.Errors.Count > 0 ? (row, RowFate.Refused)
        : registered.Keys.Contains(row.Key) ? SortKnown(row, registered.People.GetValueOrDefault(row.Key))
        : Refused(row, EventFull(row) ?? PassFull(row.PassType!, row.Details.Company, row.Status))
            is { } refused ? (refused, RowFate.Refused)
        : (Taken(row), RowFate.New))]);

    // A registrant holds a place of the event already. Another pass type or company must have a place left for them.
    private (ImportRow, RowFate) SortKnown(ImportRow row, Registrant? person)
    {
        if (person is null || !PersonUpdate.Changes(person, row))
        {
            return (row, RowFate.Skipped);
        }

        var (pass, company) = (PersonUpdate.PassType(person, row), PersonUpdate.Details(person, row).Company);
        if (pass.Id == person.PassTypeId && SearchText.Of(company) == SearchText.Of(person.Company?.Name))
        {
            return (row, RowFate.Updated);
        }

        Take(person.PassTypeId, person.Company?.Name, person.Status, -1);
        if (Refused(row, PassFull(pass, company, person.Status)) is { } refused)
        {
            Take(person.PassTypeId, person.Company?.Name, person.Status, 1);
            return (refused, RowFate.Refused);
        }

        Take(pass.Id, company, person.Status, 1);
        return (row, RowFate.Updated);
    }

    private ImportRow Taken(ImportRow row)
    {
        Take(row.PassType!.Id, row.Details.Company, row.Status, 1);
        return row;
    }

    // A cancelled registrant takes no place.
    private void Take(Guid pass, string? company, RegistrantStatus status, int places)
    {
        if (status == RegistrantStatus.Cancelled)
        {
            return;
        }

        _taken[pass] = _taken.GetValueOrDefault(pass) + places;
        if (_aside.TryGetValue((SearchText.Of(company), pass), out var aside))
        {
            aside.Taken += places;
        }
    }

    private static ImportRow? Refused(ImportRow row, Full? why) =>
        why is null ? null : row.Refused(why.Field, why.Sentence);

    private Full? EventFull(ImportRow row) =>
        row.Status != RegistrantStatus.Cancelled && _target.Capacity is { } places && _taken.Values.Sum() >= places
            ? new Full("Event", CapacityErrors.EventFull(places).Message)
            : null;

    private Full? PassFull(PassType pass, string? company, RegistrantStatus status)
    {
        if (status == RegistrantStatus.Cancelled)
        {
            return null;
        }

        if (pass.Capacity is { } most && _taken.GetValueOrDefault(pass.Id) >= most)
        {
            return new Full(ImportFields.Label(ImportField.PassType), CapacityErrors.PassTypeFull(pass.Name, most).Message);
        }

        return _aside.TryGetValue((SearchText.Of(company), pass.Id), out var aside) && aside.Taken >= aside.Most
            ? new Full(ImportFields.Label(ImportField.Company), CompanyErrors.AllocationFull(aside.Name, pass.Name, aside.Most).Message)
            : null;
    }

    private static async Task<Dictionary<(string Company, Guid PassType),
        Aside>> AsideAsync(CrowdCommsContext context, ImportTarget target, CancellationToken cancellationToken)
    {
        var rows = await (from a in context.Allocations.AsNoTracking()
                          join c in context.Companies on a.CompanyId equals c.Id
                          where a.EventId == target.EventId
                          select new
                          {
                              c.NameKey,
                              c.Name,
                              a.PassTypeId,
                              a.Most,
                              Taken = context.Registrants.Count(r => r.CompanyId == a.CompanyId
                                  && r.PassTypeId == a.PassTypeId && r.Status != RegistrantStatus.Cancelled),
                          }).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => (r.NameKey, r.PassTypeId), r => new Aside(r.Name, r.Most) { Taken = r.Taken });
    }

    /// <summary>Why no place is left for a row: the field of the file, and the sentence.</summary>
    private sealed record Full(string Field, string Sentence);

    /// <summary>One company's allocation of one pass type, with the number of passes taken.</summary>
    private sealed record Aside(string Name, int Most)
    {
        internal int Taken { get; set; }
    }
}
