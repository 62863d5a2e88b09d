using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Audit;

/// <summary>Adds the present names of the things to rows of the audit.</summary>
internal static class AuditNames
{
    /// <summary>Returns the rows with the names of their things, by one query for each type of thing.</summary>
    internal static async Task<IReadOnlyList<AuditRow>> AddAsync(
        CrowdCommsContext context, IReadOnlyList<AuditRow> rows, CancellationToken cancellationToken)
    {
        var names = new Dictionary<(string, Guid), string>();
        foreach (var kind in rows.GroupBy(r => r.Subject, r => r.SubjectId))
        {
            if (Named(context, kind.Key) is { } named)
            {
                var ids = kind.Distinct().ToList();
                foreach (var thing in await named.Where(n => ids.Contains(n.Id)).ToListAsync(cancellationToken))
                {
                    names[(kind.Key, thing.Id)] = thing.Name;
                }
            }
        }

        return [.. rows.Select(r => r with { Name = names.GetValueOrDefault((r.Subject, r.SubjectId)) ?? Said(r) })];
    }

    private static IQueryable<NamedThing>? Named(CrowdCommsContext context, string kind) => kind switch
    {
        "Registrant" => context.Registrants.Where(r => r.AnonymisedAt == null)
            .Select(r => new NamedThing { Id = r.Id, Name = (r.Person.FirstName + " " + r.Person.LastName).Trim() }),
        "Company" => context.Companies.Select(c => new NamedThing { Id = c.Id, Name = c.Name }),
        "PassType" => context.PassTypes.Select(p => new NamedThing { Id = p.Id, Name = p.Name }),
        "Zone" => context.Zones.Select(z => new NamedThing { Id = z.Id, Name = z.Name }),
        "Station" => context.Stations.Select(s => new NamedThing { Id = s.Id, Name = s.Name }),
        "Device" => context.Devices.Select(d => new NamedThing { Id = d.Id, Name = d.Name }),
        "ApiKey" => context.ApiKeys.Select(k => new NamedThing { Id = k.Id, Name = k.Name }),
        "Member" => context.Users.Select(u => new NamedThing { Id = u.Id, Name = u.DisplayName }),
        "WallLink" => context.WallLinks.Select(l => new NamedThing { Id = l.Id, Name = l.Label }),
        "Mailing" => context.Mailings.Select(m => new NamedThing { Id = m.Id, Name = m.Subject }),
        "Import" => context.Imports.Select(i => new NamedThing { Id = i.Id, Name = i.FileName }),
        _ => null,
    };

    // A thing that no longer exists is named by the entry of its creation or deletion, which holds its name.
    private static string? Said(AuditRow row) =>
        row.Changes.FirstOrDefault(c => c.Field is "name" or "label") is { } name ? name.After ?? name.Before : null;

    private sealed class NamedThing
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";
    }
}
