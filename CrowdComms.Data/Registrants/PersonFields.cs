using static CrowdComms.Data.Registrants.PersonAudience;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// All the fields of <see cref="PersonDetails"/>, each with what validation, audit, imports, exports, forms, the
/// OpenAPI document and the forgetting of people need to know. Code that treats every field alike loops over
/// <see cref="All"/>; other code names a field.
/// </summary>
public static class PersonFields
{
    private const PersonAudience Everybody = Staff | ScanKey | PublicForm | OwnLink | CompanyLink;

    /// <summary>The given names: required, shown to every audience and searched.</summary>
    public static PersonField FirstName { get; } = new(nameof(PersonDetails.FirstName), "First name", 100)
    {
        IsRequired = true,
        Audience = Everybody,
        IsBeforeCompany = true,
        IsSearched = true,
        IsIdentity = true,
        Explained = "1 to 100 characters.",
        Example = "Ada",
        Headings =
        [
            "first name", "firstname", "given name", "given names", "forename", "attendee first name", "attendee name given name",
            "vorname", "vornamen", "rufname", "prenom", "prenoms", "first", "prenom participant", "prenom du participant", "nombre de pila",
            "nombres", "primer nombre", "voornaam", "voornamen", "名",
        ],
    };

    /// <summary>The family name: optional, because some people have one name only.</summary>
    public static PersonField LastName { get; } = new(nameof(PersonDetails.LastName), "Last name", 100)
    {
        Audience = Everybody,
        IsBeforeCompany = true,
        IsSearched = true,
        IsIdentity = true,
        Example = "Lovelace",
        Headings =
        [
            "last name", "lastname", "surname", "family name", "attendee last name", "attendee name family name", "nachname",
            "familienname", "zuname", "nom de famille", "last", "apellidos", "apellido", "cognome", "achternaam", "姓",
        ],
    };

    /// <summary>The email address; <see cref="Common.EmailAddress"/> says how it is read.</summary>
    public static PersonField Email { get; } = new(nameof(PersonDetails.Email), "Email", 254)
    {
        ExportHeading = "Email",
        IsRequired = true,
        Audience = Staff | PublicForm | CompanyLink,
        IsBeforeCompany = true,
        IsSearched = true,
        IsIdentity = true,
        Explained = "An address, unique in the event.",
        Example = "ada@analytical.example",
        Headings =
        [
            "attendee email", "attendee e mail", "participant email", "teilnehmer e mail", "e mail teilnehmer", "email du participant",
            "email participant", "business email", "business e mail", "work email", "work e mail", "email", "e mail", "e mail 1 value",
            "email address", "e mail address", "mail", "e mail adresse", "email adresse", "mailadresse", "emailadresse", "courriel",
            "adresse email", "adresse e mail", "adresse mail", "adresse courriel", "adresse electronique", "correo electronico", "correo",
            "direccion de correo electronico", "direccion de correo", "posta elettronica", "indirizzo email", "indirizzo e mail",
            "e mailadres", "emailadres", "mailadres", "メールアトレス", "电子邮件", "邮箱",
        ],
    };

    /// <summary>The phone number; one of fewer than 6 digits is too common to point to one person.</summary>
    public static PersonField Phone { get; } = new(nameof(PersonDetails.Phone), "Phone", 40)
    {
        IsBeforeCompany = true,
        IsIdentity = true,
        IsTrace = number => number.Count(char.IsAsciiDigit) >= 6,
        Headings =
        [
            "phone", "phone number", "telephone", "telephone number", "tel", "mobile", "mobile phone", "mobile number", "cell",
            "cell phone", "telefon", "telefonnummer", "rufnummer", "handy", "handynummer", "mobil", "mobiltelefon", "portable",
            "telephone portable", "numero de telephone", "phone 1 value", "work phone", "business phone", "telefono", "telefono movil",
            "movil", "numero de telefono", "cellulare", "telefoon", "telefoonnummer", "mobiel", "電話番号", "电话",
        ],
    };

    /// <summary>What the person does at their company; written by staff and by the person.</summary>
    public static PersonField JobTitle { get; } = new(nameof(PersonDetails.JobTitle), "Job title", 120)
    {
        Audience = Staff | PublicForm | OwnLink | CompanyLink,
        IsBeforeCompany = true,
        Headings =
        [
            "job title", "jobtitle", "job", "position", "role", "function", "occupation", "profession", "funktion", "berufsbezeichnung",
            "stellenbezeichnung", "stelle", "beruf", "poste", "fonction", "intitule du poste", "organization title", "designation", "cargo",
            "puesto", "profesion", "ruolo", "qualifica", "posizione", "functie", "functietitel", "役職", "职位",
        ],
    };

    /// <summary>What the badge says instead of the name; of one word it is not a trace of anyone.</summary>
    public static PersonField BadgeName { get; } = new(nameof(PersonDetails.BadgeName), "Name on the badge", 100)
    {
        DeskLabel = "Badge",
        Explained = "What the badge says instead of first and last name, up to 100 characters.",
        Audience = Staff | Desk,
        IsBeforeCompany = true,
        IsSearched = true,
        IsIdentity = true,
        IsTrace = name => name.Trim().Contains(' ', StringComparison.Ordinal),
        Headings =
        [
            "name on the badge", "name on badge", "badge name", "badgename", "preferred name", "name auf dem badge", "nom sur le badge",
            "nom du badge",
        ],
    };

    /// <summary>The language of the person's emails: the one in which they registered, unless someone changes it.</summary>
    public static PersonField Language { get; } = new(nameof(PersonDetails.Language), "Language", 35)
    {
        Explained = "The language of emails: en, de, fr, es or ar, with or without a region. Another language is kept, and emails are "
            + "in English.",
        Audience = Staff | PublicForm | CompanyLink,
        IsBeforeCompany = true,
        Example = "de",
        Headings = ["language", "preferred language", "locale", "sprache", "langue", "idioma", "lingua", "taal", "語言", "语言"],
    };

    /// <summary>What staff write for each other; no public form and no export for the person shows it.</summary>
    public static PersonField Notes { get; } = new(nameof(PersonDetails.Notes), "Notes", 2000)
    {
        IsMultiline = true,
        FormLabel = "Notes for staff",
        DeskLabel = "Note",
        Audience = Staff | Desk,
        Explained = "For staff, up to 2,000 characters.",
        Headings =
        [
            "notes", "note", "comment", "comments", "remark", "remarks", "internal comment", "notiz", "notizen", "bemerkung", "bemerkungen",
            "kommentar", "anmerkung", "anmerkungen", "remarque", "remarques", "commentaire", "commentaires", "notas", "observaciones",
            "comentarios", "note interne", "osservazioni", "commenti", "opmerking", "opmerkingen",
        ],
    };

    /// <summary>What the person does or does not eat; the desk shows it.</summary>
    public static PersonField Dietary { get; } = new(nameof(PersonDetails.Dietary), "Dietary needs", 500)
    {
        IsMultiline = true,
        DeskLabel = "Dietary",
        Audience = Staff | Desk | PublicForm | OwnLink,
        Headings =
        [
            "dietary", "dietary needs", "dietary requirements", "dietary restrictions", "diet", "food preferences", "food", "allergies",
            "ernahrung", "ernahrungsbedurfnisse", "essenswunsch", "verpflegung", "allergien", "unvertraglichkeiten", "regime alimentaire",
            "regime", "besoins alimentaires", "restrictions alimentaires", "dietary preferences", "food allergies",
            "necesidades alimentarias", "dieta", "alergias", "esigenze alimentari", "allergie", "dieet", "dieetwensen", "allergieen",
        ],
    };

    /// <summary>What the person needs to take part; the desk shows it.</summary>
    public static PersonField Accessibility { get; } = new(nameof(PersonDetails.Accessibility), "Accessibility needs", 500)
    {
        IsMultiline = true,
        DeskLabel = "Accessibility",
        Audience = Staff | Desk | PublicForm | OwnLink,
        Headings =
        [
            "accessibility", "accessibility needs", "accessibility requirements", "special needs", "barrierefreiheit", "accessibilite",
            "besoins d accessibilite", "besoins particuliers", "accesibilidad", "accessibilita", "toegankelijkheid",
        ],
    };

    /// <summary>Words that staff group people by: at most 20, of up to 40 characters each.</summary>
    public static PersonField Tags { get; } = new(nameof(PersonDetails.Tags), "Tags", 40)
    {
        MostWords = 20,
        Explained = "Up to 20 words of up to 40 characters.",
        Headings =
        [
            "tags", "tag", "labels", "label", "keywords", "group", "groups", "gruppe", "gruppen", "schlagworte", "registration tags",
            "etiquetas", "etichette", "gruppo", "grupo", "schlagworter", "stichworte", "etiquettes", "mots cles", "groupe", "groupes",
        ],
    };

    /// <summary>Every field, in the order in which exports write them.</summary>
    public static IReadOnlyList<PersonField> All { get; } =
        [FirstName, LastName, Email, Phone, JobTitle, BadgeName, Language, Notes, Dietary, Accessibility, Tags];

    /// <summary>Creates a person from a value per field; where the value is null, the field keeps the default of an
    /// empty record.</summary>
    public static PersonDetails Person(Func<PersonField, object?> value)
    {
        var person = new PersonDetails();
        foreach (var field in All)
        {
            field.Fill(person, value(field));
        }

        return person;
    }
}
