using static CrowdComms.Data.Registrants.PersonAudience;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// The properties of <see cref="PersonDetails"/>, each with what rules, audit, imports, exports, forms, the API's document and the forgetting of
/// people need to know of it. What handles every field loops over <see cref="All"/>; what shows one on purpose names it.
/// </summary>
public static class PersonFields
{
    private const PersonAudience Everybody = Staff | ScanKey | PublicForm | OwnLink | CompanyLink;

    /// <summary>Given names.</summary>
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
            "vorname", "vornamen", "rufname", "prenom", "prenoms", "first",
        ],
    };

    /// <summary>Family name.</summary>
    public static PersonField LastName { get; } = new(nameof(PersonDetails.LastName), "Last name", 100)
    {
        Audience = Everybody,
        IsBeforeCompany = true,
        IsSearched = true,
        IsIdentity = true,
        Example = "Lovelace",
        Headings =
        [
            "last name", "lastname", "surname", "family name", "attendee last name", "attendee name family name",
            "nachname", "familienname", "zuname", "nom de famille", "last",
        ],
    };

    /// <summary>The address; its form is checked too.</summary>
    public static PersonField Email { get; } = new(nameof(PersonDetails.Email), "E-mail", 254)
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
            "email", "e mail", "email address", "e mail address", "mail", "e mail adresse", "email adresse", "mailadresse", "emailadresse",
            "courriel", "adresse email", "adresse e mail", "adresse mail", "adresse courriel", "adresse electronique",
            "order email", "order e mail", "buyer email", "purchaser email", "e mail besteller",
        ],
    };

    /// <summary>Telephone; one of few digits is no trace of anybody.</summary>
    public static PersonField Phone { get; } = new(nameof(PersonDetails.Phone), "Phone", 40)
    {
        IsBeforeCompany = true,
        IsIdentity = true,
        IsTrace = number => number.Count(char.IsAsciiDigit) >= 6,
        Headings =
        [
            "phone", "phone number", "telephone", "telephone number", "tel", "mobile", "mobile phone", "mobile number", "cell", "cell phone",
            "telefon", "telefonnummer", "rufnummer", "handy", "handynummer", "mobil", "mobiltelefon", "portable", "telephone portable", "numero de telephone",
        ],
    };

    /// <summary>Job title.</summary>
    public static PersonField JobTitle { get; } = new(nameof(PersonDetails.JobTitle), "Job title", 120)
    {
        Audience = Staff | PublicForm | OwnLink | CompanyLink,
        IsBeforeCompany = true,
        Headings =
        [
            "job title", "jobtitle", "job", "position", "role", "function", "occupation", "profession",
            "funktion", "berufsbezeichnung", "stellenbezeichnung", "stelle", "beruf", "poste", "fonction", "intitule du poste",
        ],
    };

    /// <summary>Words of staff for staff.</summary>
    public static PersonField Notes { get; } = new(nameof(PersonDetails.Notes), "Notes", 2000)
    {
        FormLabel = "Notes for staff",
        DeskLabel = "Note",
        Audience = Staff | Desk,
        Explained = "For staff, up to 2,000 characters.",
        Headings =
        [
            "notes", "note", "comment", "comments", "remark", "remarks", "internal comment", "notiz", "notizen", "bemerkung", "bemerkungen",
            "kommentar", "anmerkung", "anmerkungen", "remarque", "remarques", "commentaire", "commentaires",
        ],
    };

    /// <summary>Dietary needs.</summary>
    public static PersonField Dietary { get; } = new(nameof(PersonDetails.Dietary), "Dietary needs", 500)
    {
        DeskLabel = "Dietary",
        Audience = Staff | Desk | PublicForm | OwnLink,
        Headings =
        [
            "dietary", "dietary needs", "dietary requirements", "dietary restrictions", "diet", "food preferences", "food", "allergies",
            "ernahrung", "ernahrungsbedurfnisse", "essenswunsch", "verpflegung", "allergien", "unvertraglichkeiten",
            "regime alimentaire", "regime", "besoins alimentaires", "restrictions alimentaires",
        ],
    };

    /// <summary>Accessibility needs.</summary>
    public static PersonField Accessibility { get; } = new(nameof(PersonDetails.Accessibility), "Accessibility needs", 500)
    {
        DeskLabel = "Accessibility",
        Audience = Staff | Desk | PublicForm | OwnLink,
        Headings =
        [
            "accessibility", "accessibility needs", "accessibility requirements", "access needs", "special needs",
            "barrierefreiheit", "besondere bedurfnisse", "accessibilite", "besoins d accessibilite", "besoins particuliers", "handicap",
        ],
    };

    /// <summary>Free words.</summary>
    public static PersonField Tags { get; } = new(nameof(PersonDetails.Tags), "Tags", 40)
    {
        MostWords = 20,
        WordLabel = "A tag",
        Explained = "Up to 20 words of up to 40 characters.",
        Headings =
        [
            "tags", "tag", "labels", "label", "keywords", "group", "groups", "gruppe", "gruppen", "schlagworte", "schlagworter", "stichworte",
            "etiquettes", "mots cles", "groupe", "groupes",
        ],
    };

    /// <summary>All of them, in the order of exports.</summary>
    public static IReadOnlyList<PersonField> All { get; } = [FirstName, LastName, Email, Phone, JobTitle, Notes, Dietary, Accessibility, Tags];

    /// <summary>A person of these values; a value that is null leaves what nobody said.</summary>
    public static PersonDetails Person(Func<PersonField, object?> value)
    {
        var person = new PersonDetails();
        foreach (var field in All)
        {
            if (value(field) is { } known)
            {
                field.Fill(person, known);
            }
        }

        return person;
    }

    /// <summary>A person with the fields of an audience as they are now written, and all others as they were.</summary>
    /// <param name="before">The person as they were.</param>
    /// <param name="written">What the audience wrote; fields that are not theirs are not read.</param>
    /// <param name="audience">Who wrote.</param>
    public static PersonDetails Written(PersonDetails before, PersonDetails written, PersonAudience audience) =>
        Person(field => field.Value(field.IsFor(audience) ? written : before));

    /// <summary>The fields, with <paramref name="others"/> (company and pass type) between those that exports have before them and those after.</summary>
    internal static IEnumerable<T> Around<T>(Func<PersonField, T> of, params IEnumerable<T> others) =>
        [.. All.Where(f => f.IsBeforeCompany).Select(of), .. others, .. All.Where(f => !f.IsBeforeCompany).Select(of)];
}
