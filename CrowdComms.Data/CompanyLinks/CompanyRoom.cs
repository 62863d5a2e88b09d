using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.CompanyLinks;

/// <summary>What the contact person of a company sees at its link.</summary>
/// <param name="Event">The event.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Allocations">The passes set aside, and how many are taken.</param>
/// <param name="People">Its people by name, at most 1,000.</param>
/// <param name="ClosedSince">When registration closed, UTC; null while it is open.</param>
public sealed record CompanyRoom(
    EventFacts Event, string Company, IReadOnlyList<AllocationRow> Allocations, IReadOnlyList<CompanyPerson> People,
    DateTimeOffset? ClosedSince)
{
    /// <summary>People who are not cancelled.</summary>
    public int Expected => People.Count(p => p.Status != RegistrantStatus.Cancelled);

    /// <summary>People who are here.</summary>
    public int Arrived => People.Count(p => p.Status == RegistrantStatus.CheckedIn);
}

/// <summary>One of a company's people, without anything that its contact person did not enter.</summary>
/// <param name="Id">The registrant.</param>
/// <param name="Name">First and last name.</param>
/// <param name="PassType">The pass type's name.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
/// <param name="Status">The status.</param>
/// <param name="Given">What the contact person entered and may correct; null for who came another way.</param>
public sealed record CompanyPerson(
    Guid Id, string Name, string PassType, string Colour, RegistrantStatus Status, GivenDetails? Given)
{
    /// <summary>Whether the contact person may cancel them now.</summary>
    public bool CanCancel => Given is not null && StatusRules.Find(StatusStep.Cancel, Status) is not null;
}

/// <summary>What a contact person enters about one of their people; of what it says only the fields of <see cref="PersonAudience.CompanyLink"/> are taken.</summary>
public sealed record GivenDetails : PersonDetails
{
    /// <summary>A person of a name and an address.</summary>
    public GivenDetails(string firstName, string? lastName, string email, string? jobTitle, int version = 0) =>
        (FirstName, LastName, Email, JobTitle, Version) = (firstName, lastName ?? "", email, jobTitle, version);

    /// <summary>What is known of a person, or a form holds, as far as it is the contact person's.</summary>
    public GivenDetails(PersonDetails person, int version)
        : base(PersonFields.Written(new PersonDetails(), person, PersonAudience.CompanyLink)) => Version = version;

    /// <summary>The registrant's version that was seen; 0 for a person who is new.</summary>
    public int Version { get; init; }
}
