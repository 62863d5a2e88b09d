using CrowdComms.Data.Events;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Registration;

/// <summary>Whether people can register themselves now.</summary>
public enum PublicState
{
    /// <summary>They can.</summary>
    Open,
    /// <summary>Not yet: it opens later.</summary>
    NotYet,
    /// <summary>Not any more.</summary>
    Closed,
    /// <summary>Every place that is open to the public is taken.</summary>
    Full,
    /// <summary>The organisers register people themselves.</summary>
    ByOrganisers,
}

/// <summary>What the public form of an event shows.</summary>
/// <param name="Event">The event.</param>
/// <param name="State">Whether it takes anybody.</param>
/// <param name="OpensAt">When it opens, UTC.</param>
/// <param name="ClosesAt">When it closes, UTC.</param>
/// <param name="Consent">What people agree to.</param>
/// <param name="Passes">The passes to choose from, in the event's order.</param>
public sealed record PublicForm(EventFacts Event, PublicState State, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt,
    string Consent, IReadOnlyList<PublicPass> Passes)
{
    /// <summary>What else is asked, in its order; also of passes that nobody may choose here.</summary>
    public IReadOnlyList<QuestionRow> Questions { get; init; } = [];

    /// <summary>The names of companies to choose from, by name; none where the event does not say who comes.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];
}

/// <summary>A pass to choose. <paramref name="Left"/> is the number of places left; null for no limit.</summary>
public sealed record PublicPass(string Code, string Name, string Colour, int? Left)
{
    /// <summary>What questions call it.</summary>
    public Guid Id { get; init; }
}

/// <summary>What somebody who registers themselves typed; of what it says of them only the fields of <see cref="PersonAudience.PublicForm"/> are taken.</summary>
public sealed record PublicPerson : PersonDetails
{
    /// <summary>A person of a name and an address.</summary>
    public PublicPerson(string firstName, string? lastName, string email, string passType) =>
        (FirstName, LastName, Email, PassType) = (firstName, lastName ?? "", email, passType);

    /// <summary>A person whom a form holds.</summary>
    public PublicPerson(PersonDetails written, string passType)
        : base(written) => PassType = passType;

    /// <summary>The code of a pass type.</summary>
    public string PassType { get; init; }

    /// <summary>A name.</summary>
    public string? Company { get; init; }

    /// <summary>What they answer.</summary>
    public GivenAnswers Answers { get; init; } = GivenAnswers.None;

    /// <summary>Whether they agree.</summary>
    public bool Consents { get; init; }

    /// <summary>The key of an offer of the waiting list. The place that is kept is theirs: its pass and address stand,
    /// whatever was typed.</summary>
    public string? Offer { get; init; }
}

/// <summary>What came of it. <paramref name="PageKey"/> is the address of the new ticket; null where the address is
/// registered already: then its ticket goes there once more.</summary>
public sealed record PublicAnswer(string? PageKey);
