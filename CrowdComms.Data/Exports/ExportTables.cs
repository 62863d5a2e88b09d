using CrowdComms.Data.Audit;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Events;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Exports;

/// <summary>The columns of each export.</summary>
internal static class ExportTables
{
    // The headings are those that an import recognises, so that a list can be exported, changed and imported again.
    internal static ExportTable Registrants(EventFacts place, IQueryable<Registrant> people, AnswerColumns answers) => new(
        answers.After(
        [
            .. PersonValues.Around(f => f.ExportHeading, ["Company", "Pass type", "Status"]), "Source",
            "Registered".In(place), "Confirmed".In(place), "Checked in".In(place), "Cancelled".In(place), "Ticket code",
        ]),
        answers.Rows(people).Select(p => (object?[])[.. Cells(place, p.Person), .. p.Cells]));

    internal static ExportTable Scans(EventFacts place, IQueryable<ScanRow> scans) => new(
        ["Scanned".In(place), "Outcome", "Takes another back", "Station", "Name", "Company", "Pass type", "By", "Reason"],
        scans.AsAsyncEnumerable().Select(s => (object?[])
            [place.Clock(s.At), Words(s.Outcome), s.IsUndo ? "Yes" : null, s.Station, s.Name, s.Company, s.PassType, s.By, s.Reason]));

    internal static ExportTable Companies(IAsyncEnumerable<CompanyRow> companies) => new(
        ["Company", "Contact", "Contact email", "Expected", "Checked in", "Confirmed", "Registered", "Cancelled"],
        companies.Select(c => (object?[])
            [c.Name, c.ContactName, c.ContactEmail, c.Expected, c.CheckedIn, c.Confirmed, c.Registered, c.Cancelled]));

    internal static ExportTable Messages(EventFacts place, CrowdCommsContext context, MessageQuery query)
    {
        var former = context.FormerMessages();
        var rows = from message in context.Messages.AsNoTracking()
                   join person in context.Registrants on message.RegistrantId equals person.Id into people
                   from person in people.DefaultIfEmpty()
                   where message.EventId == place.Id && (query.State == null || message.State == query.State)
                       && (query.Kind == null || message.Kind == query.Kind)
                   orderby message.Id descending
                   let isFormer = former.Any(f => f.Id == message.Id)
                   select new
                   {
                       Message = message,
                       Name = person == null || isFormer ? null
                       : (person.Person.FirstName + " " + person.Person.LastName).Trim(),
                       Email = person == null || isFormer ? null
                           : person.Person.Email
                   };
        return new ExportTable(
            ["Written".In(place), "Kind", "Name", "Email", "State", "Attempts", "Last error", "Due".In(place), "Sent".In(place)],
            rows.AsAsyncEnumerable().Select(r => (object?[])
            [
                place.Clock(r.Message.CreatedAt), Words(r.Message.Kind), r.Name, r.Email
                    ?? r.Message.Email, r.Message.State.ToString(), r.Message.Attempts, r.Message.LastError,
                place.Clock(r.Message.DueAt), place.Clock(r.Message.SentAt),
            ]));
    }

    private static object?[] Cells(EventFacts place, RegistrantRow r) =>
    [
        .. PersonValues.Around<object?>(f => f.Text(r.Person), [r.Company, r.PassType, r.Status.ToString()]), r.Source.ToString(),
        place.Clock(r.CreatedAt), place.Clock(r.ConfirmedAt), place.Clock(r.CheckedInAt), place.Clock(r.CancelledAt), r.TicketCode,
    ];

    // Each changed field has a row of its own, so that a spreadsheet can filter the column; an entry without fields has
    // one row.
    internal static ExportTable Audit(EventFacts place, IQueryable<AuditRow> entries) => new(
        ["When".In(place), "Who", "From", "Network address", "What", "Which", "Done", "Field", "Before", "After"],
        entries.AsAsyncEnumerable()
            .SelectMany(e => (e.Changes.Count == 0 ? [new FieldChange("", null, null)] : e.Changes).Select(c => (object?[])
                [place.Clock(e.At), e.By, e.Via, e.Address, e.Subject, e.SubjectId.ToString(), e.Action, c.Field, c.Before, c.After])));

    // Turns a name into words: AlreadyCheckedIn → Already checked in.
    private static string Words(Enum value)
    {
        var name = value.ToString();
        return name[..1] + string.Concat(name.Skip(1).Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
    }
}
