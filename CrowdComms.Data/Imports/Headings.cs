using CrowdComms.Data.Registrants;
using static CrowdComms.Data.Imports.ImportField;

namespace CrowdComms.Data.Imports;

/// <summary>
/// The headings of columns in English, German, French, Spanish, Italian and Dutch, as people write them and as the
/// exports of ticket shops, forms and address books do: those of a person's fields, and those of fields that only imports
/// know. They are keys as <see cref="HeadingKey"/> creates them; headings that say more come first.
/// </summary>
internal static class Headings
{
    internal static readonly IReadOnlyList<(ImportField Field, IReadOnlyList<string> Names)> All =
    [
        .. PersonFields.All.Select(f => (ImportField.Of(f), f.Headings)),
        (FullName,
        [
            "attendee name", "participant name", "full name", "fullname", "name of attendee", "guest name", "contact name", "participant",
            "attendee", "delegate", "delegate name", "visitor name", "registrant name", "name and surname", "display name",
            "vollname", "vollstandiger name", "name des teilnehmers", "teilnehmername", "teilnehmer", "vor und nachname", "gast",
            "nom complet", "nom du participant", "nom participant", "prenom et nom", "participant e",
            "nombre completo", "nombre y apellidos", "nombre del asistente", "asistente", "nome completo", "nome e cognome",
            "partecipante", "volledige naam", "naam deelnemer", "deelnemer", "氏名", "お名前", "名前", "姓名",
        ]),
        (Company,
        [
            "company", "company name", "organisation", "organization", "organisation name", "organization name",
            "employer", "affiliation", "institution", "account name", "associated company", "business name", "company organisation",
            "firma", "firmenname", "unternehmen", "arbeitgeber", "institut", "entreprise", "societe", "organisme",
            "raison sociale", "employeur", "structure", "empresa", "compania", "organizacion", "entidad", "azienda", "societa",
            "ragione sociale", "ente", "bedrijf", "bedrijfsnaam", "organisatie", "werkgever", "会社名", "会社", "公司",
        ]),
        (PassType,
        [
            "pass type", "passtype", "pass", "ticket type", "ticket name", "ticket category", "ticket", "product name", "product",
            "item", "registration type", "registration category", "ticket class", "price category", "attendee type",
            "admission", "admission item", "category", "badge type", "badge", "tickettyp", "ticketart", "ticketkategorie",
            "ticket kategorie", "produkt", "kategorie", "teilnehmerart", "type de billet", "type de pass", "type de badge", "billet",
            "produit", "categorie", "tarif", "formule", "tipo de entrada", "entrada", "tipo de pase", "categoria", "tarifa",
            "tipo di biglietto", "biglietto", "tariffa", "tickettype", "toegangsbewijs", "rate",
        ]),
        (Status, StatusHeadings.Names),
    ];

    /// <summary>Headings of a full name; of the family name where another column holds the given one, and of the given
    /// name where another holds the family name.</summary>
    internal static readonly string[] Name = ["name", "nom", "names", "nombre", "nome", "naam"];

    // Words that begin a heading and say whose the value is: the registrant's.
    private static readonly string[] Own = ["attendee", "ticket", "participant", "delegate", "guest", "registrant", "visitor", "invitee",
        "your", "work", "teilnehmer", "gast", "ihr", "ihre", "votre", "su", "tu"];

    // Words that say that the value is another person's: the one who ordered, pays, or looks after the registrant.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "buyer", "payer", "order", "orderer", "purchaser", "billing", "invoice", "assistant", "booker", "owner", "emergency", "parent",
        "spouse", "referrer", "inviter", "sponsor", "host", "organizer", "organiser", "manager",
        "cc", "bcc", "by", "supervisor", "secretary", "sekretariat", "sekretarin", "verantwortlicher", "responsable", "responsabile",
        "besteller", "bestellung", "kaufer", "zahler", "rechnung", "rechnungs", "assistenz", "notfall",
        "acheteur", "payeur", "commande", "facturation", "facture", "assistante", "comprador", "pagador", "pedido", "facturacion",
        "acquirente", "pagante", "ordine", "fatturazione", "koper", "betaler", "bestelling", "factuur", "facturatie",
    };

    private static readonly string[] What = ["what", "which", "where", "who", "welche", "welches", "welcher", "was", "wo", "quel", "quelle",
        "que", "cual", "quale", "che", "wat", "welk", "welke"];

    private static readonly string[] Have = ["any", "your", "you", "what", "haben", "sie", "avez", "vous", "tiene", "hai", "heb", "heeft"];

    private static readonly (ImportField Field, string[] Any, string[] With)[] Asked =
    [
        (Company, ["company", "organisation", "organization", "employer", "firma", "unternehmen", "entreprise", "societe", "empresa",
            "azienda", "bedrijf"], What),
        (Of(PersonFields.JobTitle), ["role", "position", "job", "funktion", "fonction", "poste", "cargo", "ruolo", "functie"], What),
        (PassType, ["ticket", "pass", "billet", "entrada", "biglietto"], What),
        (Of(PersonFields.Dietary),
            ["dietary", "diet", "allergies", "ernahrung", "allergien", "alimentaire", "allergie", "alergias", "dieet"], Have),
        (Of(PersonFields.Accessibility), ["accessibility", "barrierefreiheit", "accessibilite", "accesibilidad"], Have),
    ];

    /// <summary>Whether a heading names another person than the registrant.</summary>
    internal static bool IsOfOthers(string key) => key.Split(' ').Any(Others.Contains);

    /// <summary>What is left of a heading without the words that say only whose the value is.</summary>
    internal static string Shortened(string key)
    {
        foreach (var word in Own)
        {
            if (key.StartsWith(word + " ", StringComparison.Ordinal))
            {
                return Shortened(key[(word.Length + 1)..]);
            }
        }

        return key;
    }

    /// <summary>The field that a question in a heading asks for, such as “Which company do you work for?”; null where it is
    /// no question, or one of another kind.</summary>
    internal static ImportField? AskedFor(string key)
    {
        var words = key.Split(' ');
        return words.Length < 4 || IsOfOthers(key) ? null
            : Asked.Where(a => a.Any.Intersect(words).Any() && a.With.Intersect(words).Any())
                .Select(a => (ImportField?)a.Field).FirstOrDefault();
    }
}
