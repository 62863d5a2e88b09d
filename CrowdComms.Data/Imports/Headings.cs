using static CrowdComms.Data.Imports.ImportField;

namespace CrowdComms.Data.Imports;

/// <summary>
/// What columns are called in English, German and French, as people and the exports of other products write them
/// (pretix, Hi.Events, Eventbrite). Keys as <see cref="ColumnGuess"/> makes them; those that say more come first.
/// </summary>
internal static class Headings
{
    internal static readonly (ImportField Field, string[] Names)[] All =
    [
        (FirstName,
        [
            "first name", "firstname", "given name", "given names", "forename", "attendee first name", "attendee name given name",
            "vorname", "vornamen", "rufname", "prenom", "prenoms", "first",
        ]),
        (LastName,
        [
            "last name", "lastname", "surname", "family name", "attendee last name", "attendee name family name",
            "nachname", "familienname", "zuname", "nom de famille", "last",
        ]),
        (FullName,
        [
            "attendee name", "participant name", "full name", "fullname", "name of attendee", "guest name", "contact name", "participant",
            "vollname", "vollstandiger name", "name des teilnehmers", "teilnehmername", "teilnehmer", "nom complet", "nom du participant",
        ]),
        (Email,
        [
            "attendee email", "attendee e mail", "participant email", "teilnehmer e mail", "e mail teilnehmer", "email du participant",
            "email", "e mail", "email address", "e mail address", "mail", "e mail adresse", "email adresse", "mailadresse", "emailadresse",
            "courriel", "adresse email", "adresse e mail", "adresse mail", "adresse courriel", "adresse electronique",
            "order email", "order e mail", "buyer email", "purchaser email", "e mail besteller",
        ]),
        (Company,
        [
            "company", "company name", "organisation", "organization", "organisation name", "organization name", "employer", "affiliation", "institution",
            "firma", "firmenname", "unternehmen", "arbeitgeber", "institut", "entreprise", "societe", "organisme", "raison sociale", "employeur",
        ]),
        (JobTitle,
        [
            "job title", "jobtitle", "job", "position", "role", "function", "occupation", "profession",
            "funktion", "berufsbezeichnung", "stellenbezeichnung", "stelle", "beruf", "poste", "fonction", "intitule du poste",
        ]),
        (PassType,
        [
            "pass type", "passtype", "pass", "ticket type", "ticket name", "ticket category", "ticket", "product", "item", "registration type",
            "admission", "category", "badge type", "badge", "tickettyp", "ticketart", "ticketkategorie", "ticket kategorie", "produkt",
            "kategorie", "teilnehmerart", "type de billet", "type de pass", "type de badge", "billet", "produit", "categorie", "tarif",
        ]),
        (Status,
        [
            "status", "attendee status", "registration status", "order status", "payment status", "state",
            "anmeldestatus", "bestellstatus", "zahlungsstatus", "zustand", "statut", "etat",
        ]),
        (Phone,
        [
            "phone", "phone number", "telephone", "telephone number", "tel", "mobile", "mobile phone", "mobile number", "cell", "cell phone",
            "telefon", "telefonnummer", "rufnummer", "handy", "handynummer", "mobil", "mobiltelefon", "portable", "telephone portable", "numero de telephone",
        ]),
        (Notes,
        [
            "notes", "note", "comment", "comments", "remark", "remarks", "internal comment", "notiz", "notizen", "bemerkung", "bemerkungen",
            "kommentar", "anmerkung", "anmerkungen", "remarque", "remarques", "commentaire", "commentaires",
        ]),
        (Dietary,
        [
            "dietary", "dietary needs", "dietary requirements", "dietary restrictions", "diet", "food preferences", "food", "allergies",
            "ernahrung", "ernahrungsbedurfnisse", "essenswunsch", "verpflegung", "allergien", "unvertraglichkeiten",
            "regime alimentaire", "regime", "besoins alimentaires", "restrictions alimentaires",
        ]),
        (Accessibility,
        [
            "accessibility", "accessibility needs", "accessibility requirements", "access needs", "special needs",
            "barrierefreiheit", "besondere bedurfnisse", "accessibilite", "besoins d accessibilite", "besoins particuliers", "handicap",
        ]),
        (Tags,
        [
            "tags", "tag", "labels", "label", "keywords", "group", "groups", "gruppe", "gruppen", "schlagworte", "schlagworter", "stichworte",
            "etiquettes", "mots cles", "groupe", "groupes",
        ]),
    ];

    /// <summary>A whole name, or the family name where another column holds the given one.</summary>
    internal static readonly string[] Name = ["name", "nom", "names"];
}
