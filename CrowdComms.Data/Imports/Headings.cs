using CrowdComms.Data.Registrants;
using static CrowdComms.Data.Imports.ImportField;

namespace CrowdComms.Data.Imports;

/// <summary>
/// The headings of columns in English, German and French, as people write them and as the exports of pretix, Hi.Events
/// and Eventbrite do: those of a person's fields, and those of fields that only imports know. They are keys as
/// <see cref="ColumnGuess"/> creates them; headings that say more come first.
/// </summary>
internal static class Headings
{
    internal static readonly IReadOnlyList<(ImportField Field, IReadOnlyList<string> Names)> All =
    [
        .. PersonFields.All.Select(f => (ImportField.Of(f), f.Headings)),
        (FullName,
        [
            "attendee name", "participant name", "full name", "fullname", "name of attendee", "guest name", "contact name", "participant",
            "vollname", "vollstandiger name", "name des teilnehmers", "teilnehmername", "teilnehmer", "nom complet", "nom du participant",
        ]),
        (Company,
        [
            "company", "company name", "organisation", "organization", "organisation name", "organization name",
            "employer", "affiliation", "institution",
            "firma", "firmenname", "unternehmen", "arbeitgeber", "institut", "entreprise", "societe", "organisme",
            "raison sociale", "employeur",
        ]),
        (PassType,
        [
            "pass type", "passtype", "pass", "ticket type", "ticket name", "ticket category", "ticket", "product",
            "item", "registration type",
            "admission", "category", "badge type", "badge", "tickettyp", "ticketart", "ticketkategorie", "ticket kategorie", "produkt",
            "kategorie", "teilnehmerart", "type de billet", "type de pass", "type de badge", "billet", "produit", "categorie", "tarif",
        ]),
        (Status,
        [
            "status", "attendee status", "registration status", "order status", "payment status", "state",
            "anmeldestatus", "bestellstatus", "zahlungsstatus", "zustand", "statut", "etat",
        ]),
    ];

    /// <summary>Headings of a full name, or of the family name where another column holds the given one.</summary>
    internal static readonly string[] Name = ["name", "nom", "names"];
}
