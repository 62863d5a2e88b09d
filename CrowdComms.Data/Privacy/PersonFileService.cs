using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Privacy;

/// <summary>A file for download.</summary>
/// <param name="Name">The name that the browser suggests.</param>
/// <param name="Content">The content, JSON in UTF-8.</param>
public sealed record PersonFile(string Name, byte[] Content);

/// <summary>
/// Writes everything that the installation stores about one person into a file for people and programs (GDPR, articles
/// 15 and 20: https://eur-lex.europa.eu/eli/reg/2016/679/oj). It leaves the names of staff out, because they are other
/// people's data.
/// </summary>
public sealed class PersonFileService(IDbContextFactory<CrowdCommsContext> contexts, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file of a registrant, for organisers.</summary>
    /// <returns>The file; <c>registrant.anonymised</c>, <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<PersonFile>> OfAsync(Guid eventId, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, "download people’s data") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await context.Registrants.AsNoTracking()
            .SingleOrDefaultAsync(r => r.EventId == eventId && r.Id == registrantId, cancellationToken);
        return await WriteAsync(context, person, cancellationToken);
    }

    /// <summary>Writes the file of the registrant who holds a ticket, by the address of the ticket's page.</summary>
    /// <param name="pageKey">The secret part of that address; that of a replaced ticket opens nothing.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>The file; <c>registrant.anonymised</c>, <c>not_found</c>.</returns>
    public async Task<Result<PersonFile>> OwnAsync(string pageKey, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await context.Registrants.AsNoTracking()
            .SingleOrDefaultAsync(
                r => context.Tickets.Any(t => t.PageKey == pageKey && t.RevokedAt == null && t.RegistrantId == r.Id), cancellationToken);
        return await WriteAsync(context, person, cancellationToken);
    }

    private async Task<Result<PersonFile>> WriteAsync(CrowdCommsContext context, Registrant? person, CancellationToken cancellationToken)
    {
        if (person is null || person.AnonymisedAt is not null)
        {
            return person is null ? Error.NotFound("person") : RegistrantErrors.Anonymised;
        }

        var place = await context.Events.AsNoTracking().Where(e => e.Id == person.EventId).Select(EventFacts.Of)
            .SingleAsync(cancellationToken);
        var holderSince = await context.Tickets.Where(t => t.RegistrantId == person.Id && t.PassedOn)
            .MaxAsync(t => t.RevokedAt, cancellationToken);
        var rows = new PersonRows(context, person) { HolderSince = holderSince };
        var file = new JsonObject
        {
            ["about"] = "Everything that is stored about one person at one event. Times are UTC. Names of staff are left out.",
            ["writtenAt"] = JsonValue.Create(clock.GetUtcNow()),
            ["event"] = new JsonObject
            {
                ["name"] = place.Name,
                ["venue"] = place.Venue,
                ["startsAt"] = JsonValue.Create(place.StartsAt),
                ["endsAt"] = JsonValue.Create(place.EndsAt)
            },
            ["person"] = await rows.PersonAsync(cancellationToken),
        };
        foreach (var (table, found) in await rows.OthersAsync(cancellationToken))
        {
            file[table] = found;
        }

        return new PersonFile($"{place.Slug}-my-data.json", JsonSerializer.SerializeToUtf8Bytes(file, Readable));
    }
}
