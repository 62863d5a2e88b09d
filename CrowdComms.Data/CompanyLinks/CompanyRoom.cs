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

/// <summary>What a contact person enters about somebody.</summary>
/// <param name="FirstName">1 to 100 characters.</param>
/// <param name="LastName">Up to 100 characters.</param>
/// <param name="Email">An address.</param>
/// <param name="JobTitle">Up to 120 characters.</param>
/// <param name="Version">The registrant's version that was seen; 0 for somebody new.</param>
public sealed record GivenDetails(string FirstName, string? LastName, string Email, string? JobTitle, int Version = 0);
