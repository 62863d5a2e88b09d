using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;

namespace CrowdComms.Data.Imports;

/// <summary>Collects what one batch writes, with the traces by which it can be undone, and saves it.</summary>
/// <param name="importId">The import that the batch belongs to.</param>
/// <param name="target">The event that is imported into.</param>
/// <param name="companies">The event's companies, by the key of the name; new ones are added.</param>
/// <param name="newcomers">Creates the new registrants.</param>
internal sealed class ImportedPeople(Guid importId, ImportTarget target, Dictionary<string, Company> companies, Newcomers newcomers)
{
    private readonly StepTaken _step = newcomers.Step();
    private readonly List<Company> _companies = [];
    private readonly List<Registrant> _registrants = [];
    private readonly List<StatusChange> _steps = [];
    private readonly List<Ticket> _tickets = [];
    private readonly List<ImportTrace> _traces = [];
    private readonly List<Answer> _answers = [];
    private readonly List<(Registrant Person, ImportRow Row, List<Answer> Answers)> _updates = [];

    internal int NewCompanies => _companies.Count;

    /// <summary>Adds what the batch writes: the new registrants, and the changes of those who are registered
    /// already.</summary>
    internal void Add(SortedRows sorted, KnownPeople registered)
    {
        foreach (var (row, fate) in sorted.All)
        {
            if (fate == RowFate.New)
            {
                Add(row);
            }
            else if (fate == RowFate.Updated)
            {
                Update(registered.People[row.Key], row, registered.Answers);
            }
        }
    }

    private void Add(ImportRow row)
    {
        var ((registrant, registered, ticket), further) = newcomers.Of(row, Company(row), _step);
        _steps.Add(registered);
        if (further is not null)
        {
            _steps.Add(further);
        }

        _registrants.Add(registrant);
        _tickets.Add(ticket);
        _answers.AddRange(row.Answers.Select(
            a => new Answer { EventId = target.EventId, RegistrantId = registrant.Id, QuestionId = a.Key, Value = a.Value }));
        _traces.Add(Trace(ImportTraceKind.Created, registrant.Id, registrant.Version));
    }

    // The context tracks the registrant and their answers.
    private void Update(Registrant person, ImportRow row, ILookup<Guid, Answer> answers)
    {
        Company(row);
        _updates.Add((person, row, [.. answers[person.Id]]));
    }

    /// <summary>Queues an email to each new registrant, where the event has such emails turned on.</summary>
    internal async Task NotifyAsync(CrowdCommsContext context, CancellationToken cancellationToken)
    {
        foreach (var (status, kind) in new[] { (RegistrantStatus.Registered, MessageKind.Registered),
            (RegistrantStatus.Confirmed, MessageKind.Confirmed) })
        {
            var told = await OutgoingMessages.IsOnAsync(context, target.EventId, kind, cancellationToken)
                ? _registrants.Where(r => r.Status == status) : [];
            context.Messages.AddRange(told.Select(
                r => new Message
                {
                    EventId = r.EventId,
                    RegistrantId = r.Id,
                    Email = r.Person.Email,
                    Kind = kind,
                    IsMass = true,
                    CreatedAt = _step.At,
                    DueAt = _step.At
                }));
        }
    }

    internal async Task SaveAsync(IDatabaseEngine engine, CrowdCommsContext context, CancellationToken cancellationToken)
    {
        await engine.InsertAsync(context, _companies, cancellationToken);
        await engine.InsertAsync(context, _registrants, cancellationToken);
        await engine.InsertAsync(context, _tickets, cancellationToken);
        await engine.InsertAsync(context, _steps, cancellationToken);
        await engine.InsertAsync(context, _answers, cancellationToken);
        foreach (var (person, row, answers) in _updates)
        {
            Change(context, person, answers, row);
        }

        await context.SaveChangesAsync(cancellationToken);
        await WaitingOffers.EndAsync(context, target.EventId, null, cancellationToken);
        await engine.InsertAsync(context, _traces, cancellationToken);
    }

    private void Change(CrowdCommsContext context, Registrant person, List<Answer> stored, ImportRow row)
    {
        var answered = row.Answers.ToDictionary(a => a.Key, a => stored.Find(old => old.QuestionId == a.Key)?.Value ?? "");
        var status = PersonUpdate.Status(person, row);
        var was = PersonBefore.Of(person) with { Answers = answered, Status = status is null ? null : person.Status };
        var (before, rowBefore) = (ImportJson.Write(was), RegistrantRows.Of(person));
        var (details, pass) = (PersonUpdate.Details(person, row), PersonUpdate.PassType(person, row));
        var company = Company(row) is { } said ? Tracked(context, said) : person.Company;
        person.Describe(details, company, pass.Id == person.PassTypeId ? person.PassType! : Tracked(context, pass), _step.At);
        if (status is { } carried)
        {
            context.StatusChanges.Add(person.ChangeStatus(carried, _step).Value);
        }

        var answers = context.Put(person.AsAnswerer(), new KnownAnswers(target.Questions, stored), row.Answers);
        context.AuditEntries.AddRange(
            RegistrantAudit.Of(target.EventId, new EditedRow(rowBefore, RegistrantRows.Of(person)), answers, _step));
        _traces.Add(Trace(ImportTraceKind.Updated, person.Id, person.Version, before));
    }

    private Company? Company(ImportRow row)
    {
        var key = row.CompanyKey;
        if (key.Length == 0)
        {
            return null;
        }

        if (!companies.TryGetValue(key, out var company))
        {
            companies.Add(key, company = new Company(target.EventId, row.Details.Company!));
            _companies.Add(company);
            _traces.Add(Trace(ImportTraceKind.Company, company.Id, 0));
        }

        return company;
    }

    // These rows were inserted or read without the change tracker; saving the registrant needs them tracked.
    private static T Tracked<T>(CrowdCommsContext context, T row)
        where T : class
    {
        var key = context.Entry(row).Property<Guid>("Id").CurrentValue;
        return context.Set<T>().Local.FindEntry(key)?.Entity ?? context.Attach(row).Entity;
    }

    private ImportTrace Trace(ImportTraceKind kind, Guid subject, int version, string? before = null) =>
        new() { ImportId = importId, Kind = kind, SubjectId = subject, Version = version, Before = before };
}
