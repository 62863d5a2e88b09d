using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using static CrowdComms.Data.Common.RegistrantStatus;

namespace CrowdComms.Data.Demo;

/// <summary>One registrant of the demo, and what they do during the event.</summary>
internal sealed class DemoVisit(DemoBook book, RegistrantDetails details, RegistrantSource source, Station entrance)
{
    private Registrant _registrant = null!;
    private ZoneVisit? _inside;

    internal PassType PassType => book.Place.PassTypes[details.PassType];

    /// <summary>The answers that the registrant gave to the event's questions, by question.</summary>
    internal IReadOnlyList<(Guid Question, string Value)> Answers { get; init; } = [];

    internal void Register(DateTimeOffset at)
    {
        var company = book.Place.Companies.FirstOrDefault(c => c.Name == details.Company);
        var step = new StepTaken(source == RegistrantSource.Desk ? book.Crew.Staff : source == RegistrantSource.Web
            ? DemoBook.Form : book.Crew.Organiser, at);
        (_registrant, var registered, var ticket) = Registrant.Register(book.Place.Expo.Id,
            new Newcomer(details, company, PassType, source), step);
        book.Context.Registrants.Add(_registrant);
        book.Context.Tickets.Add(ticket);
        book.Context.Answers.AddRange(Answers.Select(
            a => new Answer
            {
                EventId = _registrant.EventId,
                RegistrantId = _registrant.Id,
                QuestionId = a.Question,
                Value = a.Value
            }));
        book.AddStep(registered);
    }

    internal void Confirm(DateTimeOffset at) =>
        Step(Confirmed, new StepTaken(source == RegistrantSource.Web ? DemoBook.Form : book.Crew.Staff, at));

    internal void Cancel(DateTimeOffset at) =>
        Step(Cancelled, new StepTaken(book.Crew.Organiser, at, null, "Emailed that they cannot come."));

    internal void CheckIn(DateTimeOffset at, string? force = null)
    {
        Step(CheckedIn, new StepTaken(book.Worker(entrance), at, entrance.Id, force));
        Read(at, ScanOutcome.Admitted, entrance, force);
    }

    internal void Undo(DateTimeOffset at) =>
        Step(Confirmed, new StepTaken(book.Crew.Organiser, at, entrance.Id, "Checked in someone else with the same name."));

    internal void Read(DateTimeOffset at, ScanOutcome outcome, Station? station = null, string? force = null)
    {
        station ??= entrance;
        var scan = new Scan
        {
            ScanId = Guid.CreateVersion7(at),
            EventId = book.Place.Expo.Id,
            StationId = station.Id,
            RegistrantId = _registrant.Id,
            Direction = outcome == ScanOutcome.Left ? Direction.Out : Direction.In,
            Outcome = outcome,
            Forced = force is not null,
            Reason = force,
            ScannedAt = at,
            ReceivedAt = at,
            ActorId = book.Worker(station).UserId,
            ActorName = book.Worker(station).Name,
        };
        book.AddScan(scan);
        if (station.ZoneId is { } zone)
        {
            Pass(scan, zone);
        }
    }

    private void Pass(Scan scan, Guid zone)
    {
        if (scan.Outcome == ScanOutcome.Admitted)
        {
            _inside = new ZoneVisit
            {
                EventId = scan.EventId,
                ZoneId = zone,
                RegistrantId = _registrant.Id,
                EnteredAt = scan.ReceivedAt,
                EntryScanId = scan.ScanId
            };
            book.Context.ZoneVisits.Add(_inside);
        }
        else if (scan.Outcome == ScanOutcome.Left && _inside is not null)
        {
            (_inside.LeftAt, _inside.ExitScanId) = (scan.ReceivedAt, scan.ScanId);
        }
    }

    private void Step(RegistrantStatus to, StepTaken step) => book.AddStep(_registrant.ChangeStatus(to, step));
}
