using System.Reflection;
using System.Text.Json;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>The people and programs who read or write a field of a person.</summary>
[Flags]
public enum PersonAudience
{
    /// <summary>No one reads or writes the field.</summary>
    None = 0,
    /// <summary>Staff, in the form and the list of registrants.</summary>
    Staff = 1,
    /// <summary>The desk, beside the answer to a scan; the registrant may read the screen too.</summary>
    Desk = 2,
    /// <summary>A program whose API key has the scope <c>scan</c> alone.</summary>
    ScanKey = 4,
    /// <summary>People who register themselves at the public form.</summary>
    PublicForm = 8,
    /// <summary>Registrants who correct their own registration by the link of their ticket.</summary>
    OwnLink = 16,
    /// <summary>The contact person of a company, about the registrants they registered.</summary>
    CompanyLink = 32,
}

/// <summary>
/// Describes one property of <see cref="PersonDetails"/>: what it is called, how long it may be, who sees it, and how
/// it is read and written.
/// </summary>
public sealed class PersonField
{
    private static readonly PersonDetails Blank = new();
    private readonly PropertyInfo _property;
    private readonly Func<PersonDetails, object?> _read;

    internal PersonField(string property, string label, int most)
    {
        _property = typeof(PersonDetails).GetProperty(property)!;
        _read = _property.GetMethod!.CreateDelegate<Func<PersonDetails, object?>>();
        (Name, Label, Most) = (JsonNamingPolicy.CamelCase.ConvertName(property), label, most);
    }

    /// <summary>The name of the property in C#, such as <c>FirstName</c>.</summary>
    public string Property => _property.Name;

    /// <summary>The field's name in the API, in errors and in audit entries: the property's name in camelCase.</summary>
    public string Name { get; }

    /// <summary>The English name of the field, for files, the audit log and programs, such as "First name".</summary>
    public string Label { get; }

    /// <summary>What sentences and public forms call the field, in the current language.</summary>
    public string Spoken => PersonFieldNames.Of(this);

    /// <summary>What the form for staff calls the field; the label where nothing longer is needed.</summary>
    public string FormLabel { get => field ?? Label; init; }

    /// <summary>What the desk calls the field, in one word; the label where that is short enough.</summary>
    public string DeskLabel { get => field ?? Label; init; }

    /// <summary>The heading of the field's column in an export; the label unless it is set.</summary>
    public string ExportHeading { get => field ?? Label; init; }

    /// <summary>The greatest length of a value in characters; of each word, where the field is a list.</summary>
    public int Most { get; }

    /// <summary>The greatest number of words in a list; 1 for a field that is one text.</summary>
    public int MostWords { get; init; } = 1;

    /// <summary>What sentences call one word of a list, such as "A tag", in the current language.</summary>
    public string SpokenWord => PersonFieldNames.OfWord(this);

    /// <summary>The description of the field in the OpenAPI document.</summary>
    public string Explained { get => field ?? $"Up to {Most:N0} characters."; init; }

    /// <summary>An example of a value for the OpenAPI document; null for none.</summary>
    public string? Example { get; init; }

    /// <summary>Whether a person cannot be registered while this field is empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Everyone who reads and writes the field; staff alone unless it is set.</summary>
    public PersonAudience Audience { get; init; } = PersonAudience.Staff;

    /// <summary>Whether exports write the field's column before those of the company and the pass type.</summary>
    public bool IsBeforeCompany { get; init; }

    /// <summary>Whether the search for registrants looks in this field.</summary>
    public bool IsSearched { get; init; }

    /// <summary>Whether the field says who the person is. Two people may have the same name: forgetting one keeps the
    /// other's.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>
    /// Tells of a value of this field whether it points to one person wherever it is written, so that forgetting them
    /// erases it there; null for a field that never does.
    /// </summary>
    public Func<string, bool>? IsTrace { get; init; }

    /// <summary>Headings of columns that hold this field, folded, for an import's guess; headings that say more come
    /// first.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>Whether the text may have several lines; any other is kept on one.</summary>
    public bool IsMultiline { get; init; }

    /// <summary>Whether the field is part of a name, in which a visitor may write no web address. The name on the badge is staff's to
    /// write, and visitors are not checked for what they do not write.</summary>
    public bool IsName => this == PersonFields.FirstName || this == PersonFields.LastName;

    /// <summary>Whether the field holds a list of words, as tags do.</summary>
    public bool IsList => MostWords > 1;

    /// <summary>Whether at least one of the given audiences reads and writes the field.</summary>
    public bool IsFor(PersonAudience audience) => (Audience & audience) != PersonAudience.None;

    /// <summary>The person's value of this field: a text, a list of words, or null.</summary>
    public object? Value(PersonDetails person) => _read(person);

    /// <summary>The person's value as one text, a list as <see cref="WordList"/> writes it; null for none.</summary>
    public string? Text(PersonDetails person) => Value(person) is List<string> words ? WordList.Text(words) : (string?)Value(person);

    /// <summary>Turns what people typed, or a file holds, into a value: a list into its words, as <see cref="WordList"/>
    /// reads them; a text stays as it is.</summary>
    public object? Read(string? text) => IsList ? WordList.Words(text) : text;

    /// <summary>Whether the person has no value in this field; a text of blanks alone counts as none.</summary>
    public bool IsBlank(PersonDetails person) => Value(person) is List<string> words ? words.Count == 0
        : string.IsNullOrWhiteSpace((string?)Value(person));

    /// <summary>Whether two people have the same value, blanks around it aside.</summary>
    public bool IsSame(PersonDetails one, PersonDetails other) => Tidied(one) is List<string> words
        ? words.SequenceEqual((List<string>)Tidied(other)!, StringComparer.Ordinal) : (string?)Tidied(one) == (string?)Tidied(other);

    internal object? Tidied(PersonDetails person) => IsList
        ? ((List<string>?)Value(person) ?? []).Select(TextRules.Line).Where(w => w.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList()
        : Cleaned((string?)Value(person)) is { Length: > 0 } text ? text : Value(Blank);

    internal void Fill(PersonDetails person, object? value)
    {
        if (value is not null)
        {
            _property.SetValue(person, value);
        }
    }

    private string Cleaned(string? text) =>
        this == PersonFields.Email ? EmailAddress.Read(text)
        : this == PersonFields.Language ? Languages.Language.Find(TextRules.Line(text))?.Code ?? TextRules.Line(text)
        // Browsers end a line with two characters and programs with one, which is the same text.
        : IsMultiline ? TextRules.Lines(text).ReplaceLineEndings("\n") : TextRules.Line(text);
}
