using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.Registrants;

/// <summary>A person's details while a member of staff types them: the text of each field, by its name.</summary>
public sealed class PersonDraft
{
    private const string PassTypeName = "passType", CompanyName = "company";
    private static readonly char[] Between = [',', ';', '،', '、'];

    private readonly Dictionary<string, string> _texts;

    private PersonDraft(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>A draft in which nothing is typed yet.</summary>
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

    /// <summary>The pass type's code.</summary>
    public string PassType { get => this[PassTypeName]; set => this[PassTypeName] = value; }

    /// <summary>The company's name.</summary>
    public string Company { get => this[CompanyName]; set => this[CompanyName] = value; }

    /// <summary>What is typed into a field.</summary>
    public string this[string name] { get => _texts.GetValueOrDefault(name, ""); set => _texts[name] = value; }

    /// <summary>The details as they are stored.</summary>
    public static PersonDraft Of(RegistrantRow row)
    {
        var draft = new PersonDraft { PassType = row.PassTypeCode, Company = row.Company ?? "" };
        foreach (var field in PersonFields.All)
        {
            draft[field.Name] = field.Text(row.Person) ?? "";
        }

        return draft;
    }

    /// <summary>The same texts, to be typed into apart from these.</summary>
    public PersonDraft Copy() => new(new Dictionary<string, string>(_texts, StringComparer.Ordinal));

    /// <summary>Whether a field has another text than in <paramref name="other"/>.</summary>
    public bool Differs(PersonDraft other) => Fields.Any(f => f.Get(this) != f.Get(other));

    /// <summary>What the service is told.</summary>
    public RegistrantDetails Details() => new(PersonFields.Person(f => f.Read(this[f.Name], Between)), PassType, Company);

    private static PersonDraftField Of(PersonField field) => new(field.Name, field.FormLabel, field.IsRequired);
}

/// <summary>One field of the form.</summary>
/// <param name="Name">As errors name it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Required">Whether it cannot be left empty.</param>
public sealed record PersonDraftField(string Name, string Label, bool Required = false)
{
    /// <summary>What is typed into it.</summary>
    public string Get(PersonDraft draft) => draft[Name];

    /// <summary>Types into it.</summary>
    public void Set(PersonDraft draft, string text) => draft[Name] = text;
}
