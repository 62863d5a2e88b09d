using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// The details, company and pass type that a form, a file or a request gives of a person. <see cref="RegistrantRules"/>
/// validates them.
/// </summary>
public sealed record RegistrantDetails : PersonDetails
{
    /// <summary>The least that registers a person: name, email and pass type.</summary>
    public RegistrantDetails(string firstName, string? lastName, string email, string passType, string? company = null) =>
        (FirstName, LastName, Email, PassType, Company) = (firstName, lastName ?? "", email, passType, company);

    /// <summary>Adds pass type and company to details that exist already.</summary>
    public RegistrantDetails(PersonDetails person, string passType, string? company)
        : base(person) => (PassType, Company) = (passType, company);

    /// <summary>The code or the name of one of the event's pass types.</summary>
    public string PassType { get; init; }

    /// <summary>The company's name; the service creates a company where the event has none of this name. Null for no
    /// company.</summary>
    public string? Company { get; init; }

    /// <summary>The person's answers to the event's questions; null keeps those that are stored.</summary>
    public GivenAnswers? Answers { get; init; }
}
