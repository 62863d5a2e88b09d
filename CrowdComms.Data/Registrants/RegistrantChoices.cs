using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>A pass type as an option in a form or a filter.</summary>
/// <param name="Id">The id of the pass type.</param>
/// <param name="Code">Its short code, unique in the event.</param>
/// <param name="Name">Its name as people read it.</param>
/// <param name="Colour">Its colour, <c>#rrggbb</c>.</param>
/// <param name="Retired">Whether it is retired: holders keep it, and no one new gets it.</param>
public sealed record PassChoice(Guid Id, string Code, string Name, string Colour, bool Retired);

/// <summary>A company as an option in a form or a filter.</summary>
/// <param name="Id">The id of the company.</param>
/// <param name="Name">Its name as it was written first.</param>
public sealed record CompanyChoice(Guid Id, string Name);

/// <summary>Reads the options that forms and filters of registrants offer: pass types, companies, stations and
/// zones.</summary>
public sealed class RegistrantChoices(IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache)
{
    private const int MostCompanies = 10;
    private const string Purpose = "see the registrants";

    /// <summary>The event's pass types in the organisers' order, retired ones included.</summary>
    /// <returns>The choices; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<PassChoice>>> PassTypesAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, Purpose) is { } refusal)
        {
            return refusal;
        }

        return (await cache.GetAsync(CachedKind.Passes, $"{eventId}", async stop =>
        {
            await using var context = await contexts.CreateDbContextAsync(stop);
            return await context.PassTypes.AsNoTracking().Where(p => p.EventId == eventId)
                .OrderBy(p => p.Position).ThenBy(p => p.Name).ThenBy(p => p.Id)
                .Select(p => new PassChoice(p.Id, p.Code, p.Name, p.Colour, p.Retired)).ToListAsync(stop);
        }, cancellationToken))!;
    }

    /// <summary>The names of the event's stations and zones in one dictionary, for filters that take either.</summary>
    /// <returns>The names by id; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyDictionary<Guid, string>>> PlacesAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stations = await context.Stations.AsNoTracking().Where(s => s.EventId == eventId)
            .Select(s => new { s.Id, s.Name }).ToListAsync(cancellationToken);
        var zones = await context.Zones.AsNoTracking().Where(z => z.EventId == eventId)
            .Select(z => new { z.Id, z.Name }).ToListAsync(cancellationToken);
        return stations.Concat(zones).ToDictionary(p => p.Id, p => p.Name);
    }

    /// <summary>
    /// The companies whose name holds <paramref name="text"/>, whatever its case and accents: at most 10, those whose
    /// name begins with it first.
    /// </summary>
    /// <returns>The choices; <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<CompanyChoice>>> CompaniesAsync(
        Guid eventId, string? text, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var literal = LikePattern.Literal(SearchText.Of(text));
        var (beginning, anywhere) = ($"{literal}%", $"%{literal}%");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Companies.AsNoTracking()
            .Where(c => c.EventId == eventId && EF.Functions.Like(c.NameKey, anywhere, LikePattern.Escape))
            .OrderBy(c => EF.Functions.Like(c.NameKey, beginning, LikePattern.Escape) ? 0 : 1).ThenBy(c => c.NameKey)
            .Take(MostCompanies).Select(c => new CompanyChoice(c.Id, c.Name)).ToListAsync(cancellationToken);
    }

    /// <summary>One company of the event by its id, for a filter that already names it.</summary>
    /// <returns>The company; <c>not_found</c> when the event has none of this id, and to strangers.</returns>
    public async Task<Result<CompanyChoice>> CompanyAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Staff, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Companies.AsNoTracking().Where(c => c.EventId == eventId && c.Id == id)
            .Select(c => new CompanyChoice(c.Id, c.Name)).SingleOrDefaultAsync(cancellationToken);
        return found is null ? Error.NotFound("company") : found;
    }
}
