using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Registrants;

/// <summary>What a form, a file or a request says about a person. <see cref="RegistrantRules"/> says what is acceptable.</summary>
public sealed record RegistrantDetails : PersonDetails
{
    /// <summary>A person of a name and an address.</summary>
    public RegistrantDetails(string firstName, string? lastName, string email, string passType, string? company = null) =>
        (FirstName, LastName, Email, PassType, Company) = (firstName, lastName ?? "", email, passType, company);

    /// <summary>A person who is known already.</summary>
    public RegistrantDetails(PersonDetails person, string passType, string? company)
        : base(person) => (PassType, Company) = (passType, company);

    /// <summary>The code or the name of a pass type of the event.</summary>
    public string PassType { get; init; }

    /// <summary>The name of a company, found or created.</summary>
    public string? Company { get; init; }

    /// <summary>What they answer to the event's questions; null to leave that as it is.</summary>
    public GivenAnswers? Answers { get; init; }
}
