using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Tickets;
using static CrowdComms.Data.Common.RegistrantStatus;

namespace CrowdComms.Data.Registrants;

/// <summary>A person registered for an event: their details, pass type, company, status and valid ticket.</summary>
public sealed class Registrant
{
    private Registrant() { }

    /// <summary>A version 7 GUID, so ids sort by the time of registration.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The one event that the person is registered for.</summary>
    public Guid EventId { get; private set; }

    /// <summary>The person's details; a change replaces the whole record and never sets one of its properties.</summary>
    public PersonDetails Person { get; private set; } = new();

    /// <summary>The email in lower case without invisible characters; unique within the event together with
    /// <see cref="EmailShare"/>. Empty without an email.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>What tells people of one email apart, see <see cref="EmailShares"/>; empty where it belongs to one.</summary>
    public string EmailShare { get; private set; } = "";

    /// <summary>The company that the person comes from; null for none.</summary>
    public Guid? CompanyId { get; private set; }

    /// <summary>The row of <see cref="CompanyId"/>; null for no company and where a query did not load it.</summary>
    public Company? Company { get; private set; }

    /// <summary>The pass type that the person holds, which decides the zones they may enter.</summary>
    public Guid PassTypeId { get; private set; }

    /// <summary>The row of <see cref="PassTypeId"/>; null where a query did not load it.</summary>
    public PassType? PassType { get; private set; }

    /// <summary>The status now. <see cref="ChangeStatus"/> and the scan statement are its only writers.</summary>
    public RegistrantStatus Status { get; private set; }

    /// <summary>The code of the valid ticket; older codes are kept as revoked tickets.</summary>
    public string TicketCode { get; private set; } = "";

    /// <summary>How the person was registered: on the web, at the desk, by an import and so on.</summary>
    public RegistrantSource Source { get; private set; }

    /// <summary>When the person was registered, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the registration was confirmed, UTC; null when it never was, or was reinstated since.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When the registrant was checked in, UTC; null while they are not here.</summary>
    public DateTimeOffset? CheckedInAt { get; private set; }

    /// <summary>When the registration was cancelled, UTC; null while it is not cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>When the person agreed to the event's consent text, UTC; null where staff or an import registered them.</summary>
    public DateTimeOffset? ConsentAt { get; internal set; }

    /// <summary>When the personal details were erased, UTC; null while they are kept.</summary>
    public DateTimeOffset? AnonymisedAt { get; private set; }

    /// <summary>"Last first" without case and accents: the order of lists of registrants.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>The text that the search looks in: searched fields, company and ticket code, folded, a blank before each word.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Every change raises it by one; an edit of an older version is refused, so no update is lost.</summary>
    public int Version { get; private set; }

    /// <summary>When something that a program reads of the registrant last changed, UTC; each change sets a later instant.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Creates a registrant with their first status change and their first ticket, which the caller saves with them.</summary>
    internal static NewRegistration Register(Guid eventId, Newcomer person, StepTaken step)
    {
        var made = new Registrant { EventId = eventId, Source = person.Source, CreatedAt = step.At, TicketCode = Tickets.TicketCode.New() };
        made.Describe(person.Details, person.Company, person.PassType, step.At);
        made.Share(person.SharesEmail);
        return new NewRegistration(made, StatusChange.Of(made, null, step),
            new Ticket { Code = made.TicketCode, EventId = eventId, RegistrantId = made.Id, IssuedAt = step.At });
    }

    /// <summary>Replaces the details, the company and the pass type by those of a form, a file or a request.</summary>
    public void Describe(RegistrantDetails details, Company? company, PassType passType, DateTimeOffset at)
    {
        Person = details.Tidied();
        EmailKey = TextRules.KeyOfEmail(details.Email);
        (PassType, PassTypeId) = (passType, passType.Id);
        SortName = SortNameOf(Person.FirstName, Person.LastName);
        MoveTo(company, at);
    }

    internal static string SortNameOf(string first, string? last) => Common.SearchText.Of($"{last} {first}");

    /// <summary>Writes what tells the registrant from others of their email, by the setting of the event.</summary>
    internal void Share(bool sharedEmails) => EmailShare = EmailShares.Of(this, sharedEmails);

    /// <summary>Changes the status where the status table allows it. Besides the scan statement, only this writes a status.</summary>
    /// <returns>The status change to save with it; <c>registrant.step_refused</c>.</returns>
    public Result<StatusChange> ChangeStatus(RegistrantStatus to, StepTaken step)
    {
        if (StatusRules.Between(Status, to) is null)
        {
            return RegistrantErrors.StepRefused(Status, to);
        }

        var from = Status;
        Status = to;
        ConfirmedAt = to switch
        {
            Confirmed when from == Registered => step.At,
            Registered => null,
            Confirmed or CheckedIn or Cancelled => ConfirmedAt,
        };
        CheckedInAt = to == CheckedIn ? step.At : null;
        CancelledAt = to == Cancelled ? step.At : null;
        (Version, UpdatedAt) = (Version + 1, UpdateTime.After(UpdatedAt, step.At));
        return StatusChange.Of(this, from, step);
    }

    /// <summary>Gives the registrant a new ticket code. The caller revokes the old ticket.</summary>
    public Ticket Reissue(DateTimeOffset at)
    {
        TicketCode = Tickets.TicketCode.New();
        Index(Company?.Name, at);
        Version++;
        return new Ticket { Code = TicketCode, EventId = EventId, RegistrantId = Id, IssuedAt = at };
    }

    /// <summary>Moves the registrant to another company, null for none, and indexes them under its name.</summary>
    internal void MoveTo(Company? company, DateTimeOffset at)
    {
        (Company, CompanyId, Version) = (company, company?.Id, Version + 1);
        Index(company?.Name, at);
    }

    /// <summary>Erases the personal details for ever; status and pass type stay, for the counts. The email can be used again.</summary>
    /// <returns>A revoked ticket that takes over from the valid one, so that no code lets anyone in.</returns>
    internal Ticket Anonymise(DateTimeOffset at)
    {
        Person = new PersonDetails { FirstName = "Anonymised", LastName = "person" };
        (EmailKey, EmailShare, AnonymisedAt, SortName) = ($"anonymised {Id:n}", "", at, Common.SearchText.Of("person anonymised"));
        var ticket = Reissue(at);
        ticket.RevokedAt = at;
        return ticket;
    }

    /// <summary>Writes the search column again, under the given name of the company; null for no company.</summary>
    internal void Index(string? company, DateTimeOffset at) =>
        (SearchText, UpdatedAt) = (this.SearchedText(company), UpdateTime.After(UpdatedAt, at));
}
