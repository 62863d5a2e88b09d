using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>The event that a file is imported into.</summary>
internal sealed record ImportTarget(Guid EventId, int? Capacity, IReadOnlyList<PassType> PassTypes)
{
    internal bool IsLimited => Capacity is not null || PassTypes.Any(p => p.Capacity is not null);

    /// <summary>The event as it is now; <c>not_found</c>, <c>import.no_pass_types</c>.</summary>
    internal static async Task<Result<ImportTarget>> FindAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var found = await context.Events.AsNoTracking().Where(e => e.Id == eventId).Select(e => new { e.Capacity }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return Error.NotFound("event");
        }

        var passTypes = await context.PassTypes.AsNoTracking().Where(p => p.EventId == eventId && !p.Retired)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ToListAsync(cancellationToken);
        return passTypes.Count == 0 ? ImportErrors.NoPassTypes : new ImportTarget(eventId, found.Capacity, passTypes);
    }

    /// <summary>The keys among these that are registered for the event already.</summary>
    internal async Task<HashSet<string>> RegisteredAsync(CrowdCommsContext context, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Where(r => r.Errors.Count == 0).Select(r => r.EmailKey).ToList();
        var registered = await context.Registrants.Where(r => r.EventId == EventId && keys.Contains(r.EmailKey))
            .Select(r => r.EmailKey).ToListAsync(cancellationToken);
        return [.. registered];
    }

    /// <summary>The companies that these rows name and the event has, by key.</summary>
    internal Task<Dictionary<string, Company>> CompaniesAsync(CrowdCommsContext context, IEnumerable<ImportRow> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(r => Folded.Text(r.Details.Company)).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return context.Companies.AsNoTracking().Where(c => c.EventId == EventId && keys.Contains(c.NameKey))
            .ToDictionaryAsync(c => c.NameKey, StringComparer.Ordinal, cancellationToken);
    }
}

/// <summary>The places that are left, in the event and of each pass type.</summary>
internal sealed class Places
{
    private readonly ImportTarget _target;
    private readonly Dictionary<Guid, int> _taken;

    private Places(ImportTarget target, Dictionary<Guid, int> taken) => (_target, _taken) = (target, taken);

    /// <summary>As they are now; counts only where something is limited.</summary>
    internal static async Task<Places> CountAsync(CrowdCommsContext context, ImportTarget target, CancellationToken cancellationToken) => new(
        target,
        target.IsLimited
            ? await context.Registrants.Where(r => r.EventId == target.EventId && r.Status != RegistrantStatus.Cancelled)
                .GroupBy(r => r.PassTypeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken)
            : []);

    /// <summary>Gives each row its fate: refused with errors, skipped when registered, new while places are left.</summary>
    internal SortedRows Sort(IReadOnlyList<ImportRow> rows, HashSet<string> registered) => new([.. rows.Select(row =>
        row.Errors.Count > 0 ? (row, RowFate.Refused)
        : registered.Contains(row.EmailKey) ? (row, RowFate.Skipped)
        : Refusal(row) is var (field, sentence) ? (row.Refused(field, sentence), RowFate.Refused)
        : (row, RowFate.New))]);

    // Somebody who is cancelled takes no place.
    private (string Field, string Sentence)? Refusal(ImportRow row)
    {
        if (row.Status == RegistrantStatus.Cancelled)
        {
            return null;
        }

        var pass = row.PassType!;
        var holders = _taken.GetValueOrDefault(pass.Id);
        if (_target.Capacity is { } places && _taken.Values.Sum() >= places)
        {
            return ("Event", RegistrantErrors.EventFull(places).Message);
        }

        if (pass.Capacity is { } most && holders >= most)
        {
            return (ImportFields.Label(ImportField.PassType), RegistrantErrors.PassTypeFull(pass.Name, most).Message);
        }

        _taken[pass.Id] = holders + 1;
        return null;
    }
}
