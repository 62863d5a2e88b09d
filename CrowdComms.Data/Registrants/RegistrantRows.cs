namespace CrowdComms.Data.Registrants;

/// <summary>Turns loaded registrants into rows, without another query.</summary>
internal static class RegistrantRows
{
    /// <summary>The row of a registrant; the caller has loaded their pass type, and their company where they have
    /// one.</summary>
    internal static RegistrantRow Of(Registrant r) => new(
        r.Id, r.Person, r.CompanyId, r.Company?.Name, r.PassTypeId, r.PassType!.Code, r.PassType.Name, r.PassType.Colour,
        r.Status, r.TicketCode, r.Source, r.CreatedAt, r.ConfirmedAt, r.CheckedInAt, r.CancelledAt, r.Version)
    {
        IsAnonymised = r.AnonymisedAt is not null,
        UpdatedAt = r.UpdatedAt,
    };
}
