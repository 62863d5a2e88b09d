using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.CompanyLinks;

/// <summary>The page that the contact person of a company sees at its link.</summary>
/// <param name="Event">The event of the company.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Allocations">The company's allocations, and how many of their passes are taken.</param>
/// <param name="People">The company's registrants by name, at most 1,000.</param>
/// <param name="ClosedSince">When registration closed, UTC; null while it is open.</param>
public sealed record CompanyOverview(
    EventFacts Event, string Company, IReadOnlyList<AllocationRow> Allocations, IReadOnlyList<CompanyPerson> People,
    DateTimeOffset? ClosedSince)
{
    /// <summary>The number of listed registrants who are not cancelled.</summary>
    public int Expected => People.Count(p => p.Status != RegistrantStatus.Cancelled);

    /// <summary>The number of listed registrants who are checked in.</summary>
    public int Arrived => People.Count(p => p.Status == RegistrantStatus.CheckedIn);
}

/// <summary>One registrant of a company, without anything that its contact person did not enter.</summary>
/// <param name="Id">The registrant's id.</param>
/// <param name="Name">The registrant's first and last name.</param>
/// <param name="PassType">The name of the registrant's pass type.</param>
/// <param name="Colour">The colour of the pass type, <c>#rrggbb</c>.</param>
/// <param name="Status">The registrant's status.</param>
/// <param name="Given">The details that the contact person entered and may correct; null for a registrant whom they did
/// not register.</param>
public sealed record CompanyPerson(
    Guid Id, string Name, string PassType, string Colour, RegistrantStatus Status, GivenDetails? Given)
{
    /// <summary>Whether the contact person may cancel the registrant now.</summary>
    public bool CanCancel => Given is not null && StatusRules.Find(StatusStep.Cancel, Status) is not null;
}

/// <summary>The details that a contact person enters for a registrant. Only the fields of
/// <see cref="PersonAudience.CompanyLink"/> are used; all others are ignored.</summary>
public sealed record GivenDetails : PersonDetails
{
    /// <summary>Creates the details of a person with a name and an email address.</summary>
    public GivenDetails(string firstName, string? lastName, string email, string? jobTitle) =>
        (FirstName, LastName, Email, JobTitle) = (firstName, lastName ?? "", email, jobTitle);

    /// <summary>Takes from the details of a registrant, or from a form, the fields that a contact person may
    /// see.</summary>
    public GivenDetails(PersonDetails person)
        : base(PersonValues.Written(new PersonDetails(), person, PersonAudience.CompanyLink))
    {
    }
}
