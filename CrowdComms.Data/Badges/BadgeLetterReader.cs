using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Badges;

/// <summary>A badge with letters that no font has.</summary>
/// <param name="Id">The registrant's id.</param>
/// <param name="Name">The name on the badge.</param>
/// <param name="Letters">What cannot be printed, text by text.</param>
public sealed record UnprintedBadge(Guid Id, string Name, IReadOnlyList<UnprintedLetters> Letters);

/// <summary>Finds the letters that no font has on badges which are about to be printed, so that staff know it
/// before.</summary>
public sealed class BadgeLetterReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>Counts the letters of one registrant's badge that cannot be printed, for staff and for devices of the
    /// event.</summary>
    /// <returns>The texts that have such letters; nothing for a registrant without a badge; <c>not_found</c> for an actor
    /// who is not a member of the event.</returns>
    public async Task<Result<IReadOnlyList<UnprintedLetters>>> OfAsync(
        Guid eventId, Guid registrantId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.StationRefusal(eventId, null, "print badges") is { } refusal)
        {
            return refusal;
        }

        var badges = await ReadAsync(eventId, new BadgeFilter { Ids = [registrantId] }, cancellationToken);
        return badges.SelectMany(b => b.Letters).ToList();
    }

    /// <summary>Finds the badges of a print that have letters which cannot be printed. It reads as many badges as one PDF
    /// may have.</summary>
    /// <returns>The badges, by name; <c>not_found</c> for an actor who is not a member of the event.</returns>
    public async Task<Result<IReadOnlyList<UnprintedBadge>>> OfManyAsync(
        Guid eventId, BadgeFilter who, Actor actor, CancellationToken cancellationToken) =>
            actor.Refusal(MemberRole.Staff, eventId, "print badges") is { } refusal ? refusal
                : await ReadAsync(eventId, who, cancellationToken);

    private async Task<List<UnprintedBadge>> ReadAsync(Guid eventId, BadgeFilter who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var design = await BadgeLayoutService.ReadAsync(context, eventId, cancellationToken);
        var people = await BadgeReader.Contents(context, BadgeReader.Awaiting(context, eventId, who))
            .Take(BadgeErrors.MostInOneFile).ToListAsync(cancellationToken);
        return people.ConvertAll(p => new UnprintedBadge(
            p.Id, p.Content.BadgeName ?? p.Content.Name, BadgeLetters.Unprinted(p.Content, design)))
            .FindAll(b => b.Letters.Count > 0);
    }
}
