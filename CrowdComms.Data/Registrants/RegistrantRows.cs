namespace CrowdComms.Data.Registrants;

/// <summary>Rows of registrants that are loaded already.</summary>
internal static class RegistrantRows
{
    /// <summary>The row of a registrant whose pass type is loaded, and whose company is where there is one.</summary>
    internal static RegistrantRow Of(Registrant r) => new(
        r.Id, r.Person, r.CompanyId, r.Company?.Name, r.PassTypeId, r.PassType!.Code, r.PassType.Name, r.PassType.Colour,
        r.Status, r.TicketCode, r.Source, r.CreatedAt, r.ConfirmedAt, r.CheckedInAt, r.CancelledAt, r.Version);
}
