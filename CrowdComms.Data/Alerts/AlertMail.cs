using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Alerts;

/// <summary>Writes organisers emails about the arrivals that they asked for, also while none of their pages
/// is open.</summary>
public sealed class AlertMail(IDbContextFactory<CrowdCommsContext> contexts, IProductLinks links, TimeProvider clock)
{
    private const int MostNames = 30;

    // A check-in carries a time from before its commit. Arrivals younger than this may not be visible yet, so they wait
    // for the next run.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    /// <summary>Queues the emails about arrivals since the last run: one message for each organiser and event, however
    /// many registrants arrived. Each arrival is reported once, also when several nodes run this at the same
    /// time.</summary>
    /// <returns>The number of queued messages.</returns>
    public async Task<int> WriteDueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var wanted = await context.ArrivalMarks.AsNoTracking().Where(m => m.MailedUntil != null)
            .Select(m => new { m.EventId, m.UserId }).Distinct().ToListAsync(cancellationToken);
        var written = 0;
        foreach (var one in wanted)
        {
            written += await WriteAsync(one.EventId, one.UserId, cancellationToken) ? 1 : 0;
        }

        return written;
    }

    private async Task<bool> WriteAsync(Guid eventId, Guid userId, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - Settled;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var marks = await context.ArrivalMarks.AsNoTracking()
            .Where(m => m.EventId == eventId && m.UserId == userId && m.MailedUntil < until)
            .ToListAsync(cancellationToken);
        List<ArrivalMark> claimed = [];
        foreach (var mark in marks)
        {
            // A second node that runs this at the same time waits here for the row, finds its time changed, and updates
            // nothing.
            var moved = await context.ArrivalMarks.Where(m => m.Id == mark.Id && m.MailedUntil == mark.MailedUntil)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.MailedUntil, until), cancellationToken);
            claimed.AddRange(moved == 1 ? [mark] : []);
        }

        var told = await TellAsync(context, claimed, until, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return told;
    }

    private async Task<bool> TellAsync(
        CrowdCommsContext context, List<ArrivalMark> marks, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (marks.Count == 0 || await UserAsync(context, marks[0], cancellationToken) is not var (name, email))
        {
            return false;
        }

        var met = await MetAsync(context, marks, until, cancellationToken);
        if (met.Count == 0)
        {
            return false;
        }

        var place = await context.Events.AsNoTracking().Where(e => e.Id == marks[0].EventId).Select(EventFacts.Of)
            .SingleAsync(cancellationToken);
        OutgoingMessages.AddTo(context, place.Id, new Letter(MessageKind.Arrival,
            email, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = name,
                ["who"] = met.Count == 1 ? met[0].Name : $"{met.Count:N0} people",
                ["arrived"] = Lines(place, met),
                ["link"] = links.Arrivals(place.Slug).AbsoluteUri,
            }), clock.GetUtcNow());
        return true;
    }

    // Reads the arrivals that one of the marks asks for, since its last email.
    private static async Task<List<Arrived>> MetAsync(
        CrowdCommsContext context, List<ArrivalMark> marks, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (eventId, since) = (marks[0].EventId, marks.Min(m => m.MailedUntil));
        var arrived = await context.Registrants.AsNoTracking()
            .Where(r => r.EventId == eventId && r.Status == RegistrantStatus.CheckedIn && r.CheckedInAt > since
                && r.CheckedInAt <= until).OrderBy(r => r.CheckedInAt).ThenBy(r => r.Id)
            .Select(r => new Arrived(r.Id, r.CheckedInAt!.Value, (r.Person.FirstName + " " + r.Person.LastName).Trim())
            {
                CompanyId = r.CompanyId,
                Company = r.Company!.Name,
                PassTypeId = r.PassTypeId,
                PassType = r.PassType!.Name,
            })
            .ToListAsync(cancellationToken);
        return arrived.FindAll(a => marks.Exists(m => a.At > m.MailedUntil
            && (m.RegistrantId == a.Id || (m.CompanyId is not null && m.CompanyId == a.CompanyId)
                || m.PassTypeId == a.PassTypeId)));
    }

    private static string Lines(EventFacts place, List<Arrived> met)
    {
        var lines = met.Take(MostNames).Select(
            a => $"{place.Local(a.At):HH:mm} {a.Name}{(a.Company is null ? "" : $", {a.Company}")}, {a.PassType}");
        return string.Join('\n', met.Count > MostNames ? lines.Append($"and {met.Count - MostNames:N0} more") : lines);
    }

    // Returns null for a user who is no organiser of the event and no admin any more, so that they get no message.
    private static async Task<(string Name, string Email)?> UserAsync(
        CrowdCommsContext context, ArrivalMark mark, CancellationToken cancellationToken)
    {
        var user = await context.Users.AsNoTracking().Where(u => u.Id == mark.UserId && u.Email != null
                && (u.IsAdmin
                    || context.Members.Any(
                        o => o.EventId == mark.EventId && o.UserId == u.Id && o.Role == MemberRole.Organiser)))
            .Select(u => new { u.DisplayName, u.Email }).SingleOrDefaultAsync(cancellationToken);
        return user is null ? null : (user.DisplayName, user.Email!);
    }

    /// <summary>A registrant who arrived, with what a mark can ask for.</summary>
    private sealed record Arrived(Guid Id, DateTimeOffset At, string Name)
    {
        internal Guid? CompanyId { get; init; }

        internal string? Company { get; init; }

        internal Guid PassTypeId { get; init; }

        internal string PassType { get; init; } = "";
    }
}
