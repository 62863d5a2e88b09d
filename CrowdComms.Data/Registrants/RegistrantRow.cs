using System.Linq.Expressions;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>A registrant as pages and clients see one. Instants are UTC.</summary>
public sealed record RegistrantRow(
    Guid Id, PersonDetails Person, Guid? CompanyId, string? Company, Guid PassTypeId, string PassTypeCode, string PassType, string Colour,
    RegistrantStatus Status, string TicketCode, RegistrantSource Source,
    DateTimeOffset CreatedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? CheckedInAt, DateTimeOffset? CancelledAt, int Version)
{
    internal static readonly Expression<Func<Registrant, RegistrantRow>> Of = r => new RegistrantRow(
        r.Id, r.Person, r.CompanyId, r.Company!.Name, r.PassTypeId, r.PassType!.Code, r.PassType.Name, r.PassType.Colour,
        r.Status, r.TicketCode, r.Source, r.CreatedAt, r.ConfirmedAt, r.CheckedInAt, r.CancelledAt, r.Version);

    /// <summary>What people edit of it, as it is.</summary>
    public RegistrantDetails Details => new(Person, PassTypeCode, Company);

    /// <summary>Whether it is not known any more who this is.</summary>
    public bool IsAnonymised => Person.Email.Length == 0;

    /// <summary>First and last name.</summary>
    public string Name => Person.Name;
}
