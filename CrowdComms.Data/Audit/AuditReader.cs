using System.Text.Encodings.Web;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Audit;

/// <summary>Shows who changed what, to organisers. Nothing here writes: entries are written with
/// what they tell of.</summary>
public sealed class AuditReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    private const string Purpose = "see the audit";

    /// <summary>One page of an event's entries, newest first.</summary>
    /// <returns>The page; <c>forbidden</c>, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Page<AuditRow>>> PageAsync(
        Guid eventId, AuditQuery query, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var (number, size) =
            (Math.Clamp(query.Page, 1, int.MaxValue / AuditQuery.MostRows),
                Math.Clamp(query.PageSize, 1, AuditQuery.MostRows));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matches = Filter(context, eventId, query);
        var total = await matches.CountAsync(cancellationToken);
        var rows = await Rows(matches).Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new Page<AuditRow>(await AuditNames.AddAsync(context, rows, cancellationToken), number, size, total);
    }

    /// <summary>The kinds of things that an event's audit tells of, in the order of the alphabet.</summary>
    /// <returns>The kinds; <c>forbidden</c>, <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<string>>> KindsAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AuditEntries.Where(a => a.EventId == eventId).Select(a => a.Subject).Distinct()
            .OrderBy(s => s).ToListAsync(cancellationToken);
    }

    /// <summary>All the rows that <see cref="PageAsync"/> turns the pages of, in its order, without the
    /// names of things.</summary>
    internal static IQueryable<AuditRow> Rows(CrowdCommsContext context, Guid eventId, AuditQuery query) =>
        Rows(Filter(context, eventId, query));

    private static IQueryable<AuditRow> Rows(IQueryable<AuditEntry> entries) => entries.OrderByDescending(a => a.Id)
        .Select(
            a => new AuditRow(a.Id, a.At, a.ActorName, a.Via, a.Address, a.Subject, a.SubjectId, a.Action, a.Changes));

    private static IQueryable<AuditEntry> Filter(CrowdCommsContext context, Guid eventId, AuditQuery query)
    {
        // A query of EF Core cannot look into a column that it reads as JSON, so that part of it is SQL
        // that both databases know.
        var entries = query.Text.OrNull() is { } text
            ? Forms(text).Select(form => $"%{LikePattern.Literal(form)}%").ToArray() is var p
                ? context.AuditEntries.FromSql(
                    $"SELECT * FROM audit_entries WHERE changes LIKE {p[0]} ESCAPE '\\' OR changes LIKE {p[1]} ESCAPE '\\' OR changes LIKE {p[2]} ESCAPE '\\' OR changes LIKE {p[3]} ESCAPE '\\' OR lower(actor_name) LIKE {p[1]} ESCAPE '\\'")
                : context.AuditEntries
            : context.AuditEntries;
        entries = entries.AsNoTracking().Where(a => a.EventId == eventId);
        if (query.Who.OrNull() is { } who)
        {
            var pattern = $"%{LikePattern.Literal(who.ToLowerInvariant())}%";
            entries = entries.Where(a => EF.Functions.Like(a.ActorName.ToLower(), pattern, LikePattern.Escape));
        }

        var what = query.What.OrNull();
        return entries.Where(
            a => (what == null || a.Subject == what) && (query.Thing == null || a.SubjectId == query.Thing)
                && (query.From == null || a.At >= query.From) && (query.Until == null || a.At < query.Until));
    }

    // As typed, in lower case, in upper case, and with a capital, each as JSON writes it: Zo\u00EB.
    private static IEnumerable<string> Forms(string text) =>
        new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant(),
            $"{char.ToUpperInvariant(text[0])}{text[1..].ToLowerInvariant()}" }
            .Select(form => JavaScriptEncoder.Default.Encode(form));
}
