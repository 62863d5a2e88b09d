using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Tickets;
using static CrowdComms.Data.Common.RegistrantStatus;

namespace CrowdComms.Data.Registrants;

/// <summary>A person registered for an event.</summary>
public sealed class Registrant
{
    private Registrant() { }

    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; private set; }

    /// <summary>What is known of the person; replaced whole, never changed in place.</summary>
    public PersonDetails Person { get; private set; } = new();

    /// <summary>The e-mail in lower case; unique in the event.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>The company, if any.</summary>
    public Guid? CompanyId { get; private set; }

    /// <summary>The company, when loaded.</summary>
    public Company? Company { get; private set; }

    /// <summary>The pass type.</summary>
    public Guid PassTypeId { get; private set; }

    /// <summary>The pass type, when loaded.</summary>
    public PassType? PassType { get; private set; }

    /// <summary>Written by <see cref="ChangeStatus"/> alone.</summary>
    public RegistrantStatus Status { get; private set; }

    /// <summary>The ticket code that is good now.</summary>
    public string TicketCode { get; private set; } = "";

    /// <summary>How the person got in.</summary>
    public RegistrantSource Source { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>UTC; null when never or no more.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>UTC; null when not here.</summary>
    public DateTimeOffset? CheckedInAt { get; private set; }

    /// <summary>UTC; null when not cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>When they agreed to what the event asked, UTC; null for somebody whom staff or a file registered.</summary>
    public DateTimeOffset? ConsentAt { get; internal set; }

    /// <summary>UTC; null while it is known who this is.</summary>
    public DateTimeOffset? AnonymisedAt { get; private set; }

    /// <summary>Folded "last first", the order of lists.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>Folded words that the search looks in, each after a blank: the fields that are searched, company, ticket code.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Raised by every change; guards against lost updates.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>A new registrant with its first step, its ticket in <paramref name="ticket"/>.</summary>
    public static Registrant Register(Guid eventId, RegistrantDetails details, Company? company, PassType passType,
        RegistrantSource source, StepTaken step, out StatusChange registered, out Ticket ticket)
    {
        var registrant = new Registrant { EventId = eventId, Source = source, CreatedAt = step.At, TicketCode = Tickets.TicketCode.New() };
        registrant.Describe(details, company, passType);
        registrant.Version = 1;
        registered = registrant.Changed(null, Registered, step);
        ticket = new Ticket { Code = registrant.TicketCode, EventId = eventId, RegistrantId = registrant.Id, IssuedAt = step.At };
        return registrant;
    }

    /// <summary>Takes over what a form, a file or a request says about the person.</summary>
    public void Describe(RegistrantDetails details, Company? company, PassType passType)
    {
        Person = details.Tidied();
        EmailKey = TextRules.KeyOfEmail(details.Email);
        (Company, CompanyId) = (company, company?.Id);
        (PassType, PassTypeId) = (passType, passType.Id);
        SortName = Folded.Text($"{Person.LastName} {Person.FirstName}");
        Index(company?.Name);
        Version++;
    }

    /// <summary>The only writer of a status: takes the step if the table has it.</summary>
    /// <returns>The row to save with it, or the error <c>registrant.step_refused</c>.</returns>
    public Result<StatusChange> ChangeStatus(RegistrantStatus to, StepTaken step)
    {
        if (StatusRules.Between(Status, to) is null)
        {
            return RegistrantErrors.StepRefused(Status, to);
        }

        var from = Status;
        Status = to;
        ConfirmedAt = to switch { Confirmed when from == Registered => step.At, Registered => null, Confirmed or CheckedIn or Cancelled => ConfirmedAt };
        CheckedInAt = to == CheckedIn ? step.At : null;
        CancelledAt = to == Cancelled ? step.At : null;
        Version++;
        return Changed(from, to, step);
    }

    /// <summary>Gives the person another ticket code; the old ticket is the caller's to revoke.</summary>
    public Ticket Reissue(DateTimeOffset at)
    {
        TicketCode = Tickets.TicketCode.New();
        Index(Company?.Name);
        Version++;
        return new Ticket { Code = TicketCode, EventId = EventId, RegistrantId = Id, IssuedAt = at };
    }

    /// <summary>Makes the person one of another company; they are found by its name from now on.</summary>
    internal void MoveTo(Company company)
    {
        (Company, CompanyId) = (company, company.Id);
        Index(company.Name);
        Version++;
    }

    /// <summary>Forgets who this is, for ever; what is counted stays. Their e-mail may register again.</summary>
    /// <returns>A ticket in the place of the old one, that lets nobody in.</returns>
    internal Ticket Anonymise(DateTimeOffset at)
    {
        Person = new PersonDetails { FirstName = "Anonymised", LastName = "person" };
        (EmailKey, AnonymisedAt, SortName) = ($"anonymised {Id:n}", at, Folded.Text("person anonymised"));
        var ticket = Reissue(at);
        ticket.RevokedAt = at;
        return ticket;
    }

    /// <summary>Writes the search column anew, for a company that has another name now.</summary>
    internal void Index(string? company) =>
        SearchText = " " + Folded.Text(string.Join(' ', [.. PersonFields.All.Where(f => f.IsSearched).Select(f => f.Text(Person)), company, TicketCode]));

    private StatusChange Changed(RegistrantStatus? from, RegistrantStatus to, StepTaken step) => new()
    {
        EventId = EventId,
        RegistrantId = Id,
        Version = Version,
        From = from,
        To = to,
        At = step.At,
        ActorId = step.By.UserId,
        ActorName = step.By.Name,
        StationId = step.StationId,
        Reason = step.Reason.OrNull(),
    };
}
