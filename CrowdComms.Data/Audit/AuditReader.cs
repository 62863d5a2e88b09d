using System.Text.Encodings.Web;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Audit;

/// <summary>Reads the audit of an event for its organisers. It writes nothing: an entry is written in the transaction
/// of the change that it records.</summary>
public sealed class AuditReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    private const string Purpose = "see the audit log";

    /// <summary>Reads one page of an event's entries, newest first.</summary>
    /// <returns>The page; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is not a member of the
    /// event.</returns>
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

    /// <summary>Reads the types of things that the event's audit holds, in alphabetical order.</summary>
    /// <returns>The types; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is not a member of the
    /// event.</returns>
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

    /// <summary>Returns all rows that match the query, in the order in which <see cref="PageAsync"/> divides them into
    /// pages, without the names of the things.</summary>
    internal static IQueryable<AuditRow> Rows(CrowdCommsContext context, Guid eventId, AuditQuery query) =>
        Rows(Filter(context, eventId, query));

    private static IQueryable<AuditRow> Rows(IQueryable<AuditEntry> entries) => entries.OrderByDescending(a => a.Id)
        .Select(
            a => new AuditRow(a.Id, a.At, a.ActorName, a.Via, a.Address, a.Subject, a.SubjectId, a.Action, a.Changes));

    private static IQueryable<AuditEntry> Filter(CrowdCommsContext context, Guid eventId, AuditQuery query)
    {
        // A query of EF Core cannot search inside a column that it maps as JSON, so this part is SQL that both
        // databases understand.
        var entries = query.Text.OrNull() is { } text
            ? Forms(text).Select(form => $"%{LikePattern.Literal(form)}%").ToArray() is var p
                ? context.AuditEntries.FromSql(
                    $"""
                    SELECT * FROM audit_entries WHERE changes LIKE {p[0]} ESCAPE '\' OR changes LIKE {p[1]} ESCAPE '\'
                    OR changes LIKE {p[2]} ESCAPE '\' OR changes LIKE {p[3]} ESCAPE '\' OR lower(actor_name) LIKE {p[1]} ESCAPE '\'
                    """)
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

    // Returns the text as typed, in lower case, in upper case and with a capital letter, each as JSON escapes it:
    // Zo\u00EB. An email may have been written in other forms than those.
    private static IEnumerable<string> Forms(string text) => (EmailAddress.Problem(text) is null ? Addresses(text)
        : [text, text.ToLowerInvariant(), text.ToUpperInvariant(), $"{char.ToUpperInvariant(text[0])}{text[1..].ToLowerInvariant()}"])
        .Select(form => JavaScriptEncoder.Default.Encode(form));

    private static IEnumerable<string> Addresses(string text)
    {
        string[] forms = [.. EmailAddress.Forms(text)];
        return [forms[0], forms[0].ToLowerInvariant(), EmailAddress.KeyOf(text), forms[^1]];
    }
}
