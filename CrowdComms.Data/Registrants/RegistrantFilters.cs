using System.Linq.Expressions;

namespace CrowdComms.Data.Registrants;

/// <summary>Turns the filters and the order of a <see cref="RegistrantQuery"/> into SQL.</summary>
internal static class RegistrantFilters
{
    /// <summary>The rows that match all filters, except the words of the search.</summary>
    internal static IQueryable<Registrant> Filter(
        this IQueryable<Registrant> registrants, CrowdCommsContext context, RegistrantQuery query)
    {
        if (query.Statuses.Count > 0)
        {
            registrants = registrants.Where(r => query.Statuses.Contains(r.Status));
        }

        if (query.PassTypes.Count > 0)
        {
            registrants = registrants.Where(r => query.PassTypes.Contains(r.PassTypeId));
        }

        if (query.Company is { } company)
        {
            registrants = registrants.Where(r => r.CompanyId == company);
        }

        return Here(context, Origin(registrants, query), query);
    }

    /// <summary>The rows in the order that the query asks for, which is total.</summary>
    internal static IQueryable<Registrant> Ordered(this IQueryable<Registrant> registrants, RegistrantQuery query) => query.Sort switch
    {
        RegistrantSort.Name => query.Descending
            ? registrants.OrderByDescending(r => r.SortName).ThenByDescending(r => r.Id)
            : registrants.OrderBy(r => r.SortName).ThenBy(r => r.Id),
        RegistrantSort.CreatedAt => By(registrants, r => r.CreatedAt, query),
        RegistrantSort.CheckedInAt => By(registrants, r => r.CheckedInAt, query),
        RegistrantSort.Company => By(registrants, r => r.Company!.NameKey, query),
        RegistrantSort.PassType => By(registrants, r => r.PassType!.Position, query),
        RegistrantSort.Status => By(registrants, r => r.Status, query),
        RegistrantSort.Email => By(registrants, r => r.EmailKey, query),
    };

    private static IQueryable<Registrant> Origin(IQueryable<Registrant> registrants, RegistrantQuery query)
    {
        if (query.Companies.Count > 0)
        {
            registrants = registrants.Where(r => r.CompanyId != null && query.Companies.Contains(r.CompanyId.Value));
        }

        if (query.Sources.Count > 0)
        {
            registrants = registrants.Where(r => query.Sources.Contains(r.Source));
        }

        if (query.Tags.Count > 0)
        {
            registrants = registrants.Where(r => r.Person.Tags.Any(tag => query.Tags.Contains(tag)));
        }

        if (query.UpdatedAfter is { } updated)
        {
            registrants = registrants.Where(r => r.UpdatedAt > updated);
        }

        return query.CreatedAfter is { } after ? registrants.Where(r => r.CreatedAt > after) : registrants;
    }

    private static IQueryable<Registrant> Here(CrowdCommsContext context, IQueryable<Registrant> registrants, RegistrantQuery query)
    {
        var (from, until) = (query.ArrivedFrom ?? DateTimeOffset.MinValue, query.ArrivedUntil ?? DateTimeOffset.MaxValue);
        if (query.Station is { } station)
        {
            registrants = registrants.Where(r => (r.CheckedInAt >= from && r.CheckedInAt < until && context.StatusChanges.Any(
                    c => c.RegistrantId == r.Id && c.At == r.CheckedInAt && c.StationId == station))
                || context.DayEntries.Any(d => d.RegistrantId == r.Id && d.UndoneAt == null && d.At >= from && d.At < until
                    && context.Scans.Any(s => s.ScanId == d.ScanId && s.StationId == station)));
        }
        else if (query.ArrivedFrom is not null || query.ArrivedUntil is not null)
        {
            registrants = registrants.Where(r => (r.CheckedInAt >= from && r.CheckedInAt < until)
                || context.DayEntries.Any(d => d.RegistrantId == r.Id && d.UndoneAt == null && d.At >= from && d.At < until));
        }

        return query.Zone is { } zone
            ? registrants.Where(r => context.ZoneVisits.Any(v => v.RegistrantId == r.Id && v.ZoneId == zone && v.LeftAt == null))
            : registrants;
    }

    private static IOrderedQueryable<Registrant> By<TKey>(
        IQueryable<Registrant> registrants, Expression<Func<Registrant, TKey>> key, RegistrantQuery query) =>
            (query.Descending ? registrants.OrderByDescending(key) : registrants.OrderBy(key)).ThenBy(r => r.SortName).ThenBy(r => r.Id);
}
