using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.Registrants;

/// <summary>The details of a registrant while staff type them: the text of each field by the field's name.</summary>
public sealed class PersonDraft
{
    private const string PassTypeName = "passType", CompanyName = "company";

    private readonly Dictionary<string, string> _texts;

    private PersonDraft(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>Creates a draft in which nothing has been typed.</summary>
    public PersonDraft()
        : this(new Dictionary<string, string>(StringComparer.Ordinal))
    {
    }

    /// <summary>The fields in the order of the form.</summary>
    public static IReadOnlyList<PersonDraftField> Fields { get; } =
    [
        .. PersonFields.All.SelectMany(f => f == PersonFields.Email
            ? [Of(f), new(PassTypeName, "Pass type"), new(CompanyName, "Company")]
            : new[] { Of(f) }),
    ];

    /// <summary>The code of the chosen pass type.</summary>
    public string PassType { get => this[PassTypeName]; set => this[PassTypeName] = value; }

    /// <summary>The name of the company; empty for none.</summary>
    public string Company { get => this[CompanyName]; set => this[CompanyName] = value; }

    /// <summary>The text of a field; empty if nothing was typed.</summary>
    public string this[string name] { get => _texts.GetValueOrDefault(name, ""); set => _texts[name] = value; }

    /// <summary>Creates a draft with the stored details of a registrant.</summary>
    public static PersonDraft Of(RegistrantRow row)
    {
        var draft = new PersonDraft { PassType = row.PassTypeCode, Company = row.Company ?? "" };
        foreach (var field in PersonFields.All)
        {
            draft[field.Name] = field.Text(row.Person) ?? "";
        }

        return draft;
    }

    /// <summary>Returns an independent copy of the draft.</summary>
    public PersonDraft Copy() => new(new Dictionary<string, string>(_texts, StringComparer.Ordinal));

    /// <summary>Whether at least one field has another text than in <paramref name="other"/>.</summary>
    public bool Differs(PersonDraft other) => Fields.Any(f => f.Get(this) != f.Get(other));

    /// <summary>The details as the service expects them.</summary>
    public RegistrantDetails Details() => new(PersonFields.Person(f => f.Read(this[f.Name])), PassType, Company);

    private static PersonDraftField Of(PersonField field) => new(field.Name, field.FormLabel, field.IsRequired);
}

/// <summary>One field of the form.</summary>
/// <param name="Name">The name by which errors refer to the field.</param>
/// <param name="Label">The label that people read.</param>
/// <param name="Required">Whether the field must be filled in.</param>
public sealed record PersonDraftField(string Name, string Label, bool Required = false)
{
    /// <summary>The text of this field in a draft.</summary>
    public string Get(PersonDraft draft) => draft[Name];

    /// <summary>Sets the text of this field in a draft.</summary>
    public void Set(PersonDraft draft, string text) => draft[Name] = text;
}
