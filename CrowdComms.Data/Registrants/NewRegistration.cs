using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Tickets;

namespace CrowdComms.Data.Registrants;

/// <summary>A person who is to be registered, with what their details name.</summary>
/// <param name="Details">The details of a form, a file or a request.</param>
/// <param name="Company">The company that the details name; null for none.</param>
/// <param name="PassType">The pass type that they name.</param>
/// <param name="Source">The way by which the person is registered.</param>
internal sealed record Newcomer(RegistrantDetails Details, Company? Company, PassType PassType, RegistrantSource Source)
{
    /// <summary>Whether the event lets several people have one email address.</summary>
    internal bool SharesEmail { get; init; }
}

/// <summary>The rows of a person who was just registered, which are saved together.</summary>
/// <param name="Registrant">The registrant.</param>
/// <param name="Step">Their first change of status, the registration itself.</param>
/// <param name="Ticket">Their first ticket.</param>
internal sealed record NewRegistration(Registrant Registrant, StatusChange Step, Ticket Ticket);
