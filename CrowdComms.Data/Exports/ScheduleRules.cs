using CrowdComms.Data.Accounts;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Exports;

/// <summary>Who may get a daily export, when its next email is sent, and what the audit says of it.</summary>
internal static class ScheduleRules
{
    /// <summary>Creates a daily export whose first email is sent when the clocks at the venue next show the
    /// hour.</summary>
    internal static ExportSchedule Schedule(Guid eventId, NewSchedule wanted, DateTimeOffset now, string zone) => new()
    {
        EventId = eventId,
        UserId = wanted.UserId,
        Kind = wanted.Kind,
        Format = wanted.Format,
        Hour = wanted.Hour,
        CreatedAt = now,
        NextAt = ExportHours.Next(now, wanted.Hour, zone),
    };

    /// <summary>The users to whom daily exports of an event can be sent: its organisers and the admins.</summary>
    internal static IQueryable<User> Recipients(CrowdCommsContext context, Guid eventId) => context.Users.AsNoTracking().Where(u =>
        u.IsAdmin || context.Members.Any(m => m.EventId == eventId && m.UserId == u.Id && m.Role == MemberRole.Organiser));

    /// <summary>The audit entry of a daily export.</summary>
    internal static AuditEntry Entry(ExportSchedule schedule, AuditedAct act, string recipient) => AuditTrail.Entry(
        schedule.EventId, new AuditedThing("Export", schedule.Id), act,
        AuditTrail.New(
            [new("Table", ExportWords.Title(schedule.Kind)), new("File", ExportWords.Name(schedule.Format)),
                new("Hour", $"{schedule.Hour:00}:00"), new("Recipient", recipient)]));
}
