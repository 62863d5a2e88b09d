using System.Reflection;
using System.Text.Json;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>Who reads or writes a field of a person.</summary>
[Flags]
public enum PersonAudience
{
    /// <summary>Nobody.</summary>
    None = 0,
    /// <summary>Staff, in the form and the list of registrants.</summary>
    Staff = 1,
    /// <summary>The desk, beside the answer to a scan, which the person may read along.</summary>
    Desk = 2,
    /// <summary>A program whose key has the scope <c>scan</c> alone.</summary>
    ScanKey = 4,
    /// <summary>People who register themselves.</summary>
    PublicForm = 8,
    /// <summary>People who correct their own registration.</summary>
    OwnLink = 16,
    /// <summary>The contact person of a company, about the people whom they registered.</summary>
    CompanyLink = 32,
}

/// <summary>One property of <see cref="PersonDetails"/>: how it is called, how long it may be, who sees it, and how it is read and written.</summary>
public sealed class PersonField
{
    private static readonly PersonDetails Blank = new();
    private readonly PropertyInfo _property;

    internal PersonField(string property, string label, int most)
    {
        _property = typeof(PersonDetails).GetProperty(property)!;
        (Name, Label, Most) = (JsonNamingPolicy.CamelCase.ConvertName(property), label, most);
    }

    /// <summary>The name of the property.</summary>
    public string Property => _property.Name;

    /// <summary>The name in the API, in errors and in the audit: the property's, in camelCase.</summary>
    public string Name { get; }

    /// <summary>What sentences, imports and exports call it.</summary>
    public string Label { get; }

    /// <summary>What the staff's form calls it, where that says more than the label.</summary>
    public string FormLabel { get => field ?? Label; init; }

    /// <summary>What the desk calls it, in a word.</summary>
    public string DeskLabel { get => field ?? Label; init; }

    /// <summary>The heading of its column in an export.</summary>
    public string ExportHeading { get => field ?? Label; init; }

    /// <summary>The greatest length in characters; of each word, where there are several.</summary>
    public int Most { get; }

    /// <summary>The greatest number of words; 1 for a text.</summary>
    public int MostWords { get; init; } = 1;

    /// <summary>What sentences call one of its words, where it holds several.</summary>
    public string WordLabel { get => field ?? Label; init; }

    /// <summary>What the API's document says of it.</summary>
    public string Explained { get => field ?? $"Up to {Most:N0} characters."; init; }

    /// <summary>What the API's document shows; null for nothing.</summary>
    public string? Example { get; init; }

    /// <summary>Whether nobody can be registered without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Who reads and writes it.</summary>
    public PersonAudience Audience { get; init; } = PersonAudience.Staff;

    /// <summary>Whether exports have it before the company and the pass type, which people look for beside a name.</summary>
    public bool IsBeforeCompany { get; init; }

    /// <summary>Whether the search finds people by it.</summary>
    public bool IsSearched { get; init; }

    /// <summary>Whether it says who somebody is, so that two people may have the same: forgetting one leaves it with the other.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>Whether a text of this field points to one person, wherever it is written; null for a field that never does.</summary>
    public Func<string, bool>? IsTrace { get; init; }

    /// <summary>What columns of files are called that hold it, as an import's guess writes headings; those that say more come first.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>Whether it holds several words.</summary>
    public bool IsList => MostWords > 1;

    /// <summary>Whether one of these reads and writes it.</summary>
    public bool IsFor(PersonAudience audience) => (Audience & audience) != PersonAudience.None;

    /// <summary>The value.</summary>
    public object? Value(PersonDetails person) => _property.GetValue(person);

    /// <summary>The value as one text; null for none.</summary>
    public string? Text(PersonDetails person) => Value(person) is List<string> words ? string.Join(", ", words) : (string?)Value(person);

    /// <summary>What people typed as a value.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="between">What separates the words of a list.</param>
    public object? Read(string? text, params char[] between) =>
        IsList ? (text ?? "").Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList() : text;

    /// <summary>Whether a person has nothing here.</summary>
    public bool IsBlank(PersonDetails person) => Value(person) is List<string> words ? words.Count == 0 : string.IsNullOrWhiteSpace((string?)Value(person));

    /// <summary>Whether two people have the same, blanks around it aside.</summary>
    public bool IsSame(PersonDetails one, PersonDetails other) => Tidied(one) is List<string> words
        ? words.SequenceEqual((List<string>)Tidied(other)!, StringComparer.Ordinal) : (string?)Tidied(one) == (string?)Tidied(other);

    internal object? Tidied(PersonDetails person) => IsList
        ? ((List<string>?)Value(person) ?? []).Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList()
        : ((string?)Value(person)).OrNull() ?? Value(Blank);

    internal void Fill(PersonDetails person, object value) => _property.SetValue(person, value);
}
