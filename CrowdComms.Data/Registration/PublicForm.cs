using CrowdComms.Data.Events;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Registration;

/// <summary>Whether people can register themselves for the event now, and why not.</summary>
public enum PublicState
{
    /// <summary>People can register themselves now.</summary>
    Open,
    /// <summary>Registration has not opened yet.</summary>
    NotYet,
    /// <summary>Registration has closed, or the event has ended.</summary>
    Closed,
    /// <summary>No place is left of any public pass type.</summary>
    Full,
    /// <summary>Only the organisers register people for this event.</summary>
    ByOrganisers,
}

/// <summary>What the public registration form of an event shows.</summary>
/// <param name="Event">The public facts of the event.</param>
/// <param name="State">Whether people can register now, and why not.</param>
/// <param name="OpensAt">When registration opens, UTC; null for immediately.</param>
/// <param name="ClosesAt">When registration closes, UTC; null for the end of the event.</param>
/// <param name="Consent">The text that people agree to.</param>
/// <param name="Passes">The public pass types, in the organisers' order.</param>
public sealed record PublicForm(EventFacts Event, PublicState State, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt,
    string Consent, IReadOnlyList<PublicPass> Passes)
{
    /// <summary>The event's questions in the organisers' order, also those of pass types that are not public.</summary>
    public IReadOnlyList<QuestionRow> Questions { get; init; } = [];

    /// <summary>The names of companies to suggest, sorted; none where the event keeps secret which companies
    /// come.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];
}

/// <summary>A pass type that the public form offers. <paramref name="Left"/> is the number of places left; null for no
/// limit.</summary>
public sealed record PublicPass(string Code, string Name, string Colour, int? Left)
{
    /// <summary>The id of the pass type, by which questions refer to it.</summary>
    public Guid Id { get; init; }
}

/// <summary>
/// What people type who register themselves. The service takes only the fields of
/// <see cref="PersonAudience.PublicForm"/> from it.
/// </summary>
public sealed record PublicPerson : PersonDetails
{
    /// <summary>The least that registers a person: name, email and pass type.</summary>
    public PublicPerson(string firstName, string? lastName, string email, string passType) =>
        (FirstName, LastName, Email, PassType) = (firstName, lastName ?? "", email, passType);

    /// <summary>A person with all the fields of a form.</summary>
    public PublicPerson(PersonDetails written, string passType)
        : base(written) => PassType = passType;

    /// <summary>The code of the pass type that the person chose.</summary>
    public string PassType { get; init; }

    /// <summary>The name of the company; null for none.</summary>
    public string? Company { get; init; }

    /// <summary>The person's answers to the event's questions.</summary>
    public GivenAnswers Answers { get; init; } = GivenAnswers.None;

    /// <summary>Whether the person agrees to the event's consent text; no one is registered without it.</summary>
    public bool Consents { get; init; }

    /// <summary>The key of a waiting list's offer; null without one. The offer decides the pass type and the email,
    /// whatever the person typed.</summary>
    public string? Offer { get; init; }
}

/// <summary>The result of a registration. <paramref name="PageKey"/> is the address of the new ticket's page; null
/// where the email was registered already, now or before it was cancelled: its owner gets the ticket by email
/// instead.</summary>
public sealed record PublicAnswer(string? PageKey);
