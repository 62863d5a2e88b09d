using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Badges;

/// <summary>Reads and changes the design of an event's badges.</summary>
public sealed class BadgeLayoutService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    /// <summary>Reads the design, for staff and for devices of the event; the defaults when none was saved.</summary>
    /// <returns>The design; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<BadgeDesign>> GetAsync(Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, "see the badges") is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return Design(await context.BadgeLayouts.AsNoTracking()
            .SingleOrDefaultAsync(l => l.EventId == eventId, cancellationToken));
    }

    /// <summary>Changes the design, and writes the changed fields to the audit log. Organisers only.</summary>
    /// <returns>The design after the change; <c>validation</c> for the logo; <c>badge.version_stale</c>;
    /// <c>forbidden</c> for staff; <c>not_found</c> for a missing event, and for an actor who is not a member.</returns>
    public async Task<Result<BadgeDesign>> SaveAsync(
        Guid eventId, BadgeDesign design, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.Refusal(MemberRole.Organiser, eventId, "change the badges") ?? LogoRefusal(design)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Events.AnyAsync(e => e.Id == eventId, cancellationToken))
        {
            return Error.NotFound("event");
        }

        var saved = await context.BadgeLayouts.SingleOrDefaultAsync(l => l.EventId == eventId, cancellationToken);
        if ((saved?.Version ?? 0) != design.Version)
        {
            return BadgeErrors.Stale;
        }

        var changes = AuditTrail.Between(Fields(Design(saved)), Fields(design));
        if (changes.Count == 0)
        {
            return Design(saved);
        }

        saved ??= context.BadgeLayouts.Add(new BadgeLayout { EventId = eventId, Version = 0 }).Entity;
        Describe(saved, design);
        context.AuditEntries.Add(AuditTrail.Entry(eventId, new AuditedThing("BadgeLayout", eventId),
            new AuditedAct("Changed", actor, clock.GetUtcNow()), changes));
        return await SaveAsync(context, saved, cancellationToken);
    }

    /// <summary>Reads the design of an event through a context that is already open.</summary>
    internal static async Task<BadgeDesign> ReadAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken) =>
            Design(await context.BadgeLayouts.AsNoTracking()
                .SingleOrDefaultAsync(l => l.EventId == eventId, cancellationToken));

    private static Error? LogoRefusal(BadgeDesign design) =>
        design.Logo is { } logo && BadgeLogo.Problem(logo) is { } problem ? BadgeErrors.Logo(problem) : null;

    private async Task<Result<BadgeDesign>> SaveAsync(
        CrowdCommsContext context, BadgeLayout saved, CancellationToken cancellationToken)
    {
        var error = await engine.SaveAsync(
            context,
            async failure => failure.IsOvertaken
                || (saved.Version == 1 && await IsThereAsync(saved.EventId, cancellationToken)) ? BadgeErrors.Stale
                : null, cancellationToken);
        return error is null ? Design(saved) : error;
    }

    // When two editors save an event's first design at the same time, both add a row, and the second one fails on the
    // first one's.
    private async Task<bool> IsThereAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var fresh = await contexts.CreateDbContextAsync(cancellationToken);
        return await fresh.BadgeLayouts.AnyAsync(l => l.EventId == eventId, cancellationToken);
    }

    private static void Describe(BadgeLayout to, BadgeDesign design)
    {
        to.Size = design.Size;
        to.LargeName = design.LargeName;
        to.Company = design.Company;
        to.JobTitle = design.JobTitle;
        to.Code = design.Code;
        to.Band = design.Band;
        to.Logo = design.Logo;
        to.PrintAtCheckIn = design.PrintAtCheckIn;
        to.Version++;
    }

    private static BadgeDesign Design(BadgeLayout? layout) => layout is null ? new BadgeDesign() : new BadgeDesign
    {
        Size = layout.Size,
        LargeName = layout.LargeName,
        Company = layout.Company,
        JobTitle = layout.JobTitle,
        Code = layout.Code,
        Band = layout.Band,
        Logo = layout.Logo,
        PrintAtCheckIn = layout.PrintAtCheckIn,
        Version = layout.Version,
    };

    private static IEnumerable<AuditedField> Fields(BadgeDesign d) =>
    [
        new("size", d.Size.ToString()), new("largeName", d.LargeName.ToString()), new("company", d.Company.ToString()),
        new("jobTitle", d.JobTitle.ToString()),
        new("code", d.Code.ToString()), new("band", d.Band.ToString()),
        new("printAtCheckIn", d.PrintAtCheckIn.ToString()),
        new("logo", d.Logo is null ? null
            : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(d.Logo))[..16]),
    ];
}
