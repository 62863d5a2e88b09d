using System.Text.Json;
using System.Text.Json.Serialization;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>What a column of a file holds: a field of <see cref="PersonFields"/>, or a field that only imports
/// know.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct ImportField
{
    private readonly string? _name;

    private ImportField(string name) => _name = name;

    /// <summary>The column is not imported.</summary>
    public static ImportField None { get; }

    /// <summary>First and last name in one cell, which <see cref="WholeName"/> splits.</summary>
    public static ImportField FullName { get; } = new(nameof(FullName));

    /// <summary>The email of the person who ordered; it is used where the registrant's own is blank.</summary>
    public static ImportField OrderEmail { get; } = new(nameof(OrderEmail));

    /// <summary>The name of a company; the import creates companies that the event does not have.</summary>
    public static ImportField Company { get; } = new(nameof(Company));

    /// <summary>The code or name of one of the event's pass types.</summary>
    public static ImportField PassType { get; } = new(nameof(PassType));

    /// <summary>A word for a status; <see cref="StatusWords"/> has the list.</summary>
    public static ImportField Status { get; } = new(nameof(Status));

    /// <summary>The given names of the registrant.</summary>
    public static ImportField FirstName { get; } = Of(PersonFields.FirstName);

    /// <summary>The family name of the registrant.</summary>
    public static ImportField LastName { get; } = Of(PersonFields.LastName);

    /// <summary>The registrant's own email address.</summary>
    public static ImportField Email { get; } = Of(PersonFields.Email);

    /// <summary>Every field, in the order in which the page offers them.</summary>
    public static IReadOnlyList<ImportField> All { get; } =
    [
        .. new[] { None, FirstName, LastName, FullName, Email, OrderEmail, Company, PassType, Status }
            .Concat(PersonFields.All.Select(Of)).Distinct(),
    ];

    /// <summary>The name in JSON, such as <c>FirstName</c>.</summary>
    public string Name => _name ?? nameof(None);

    /// <summary>The import field for a field of a person.</summary>
    public static ImportField Of(PersonField field) => new(field.Property);

    /// <summary>The field with this name, whatever its case; null for an unknown name.</summary>
    public static ImportField? Find(string name) =>
        All.Where(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)).Select(f => (ImportField?)f).FirstOrDefault();

    /// <inheritdoc />
    public override string ToString() => Name;

    // Stored choices may name a field that a later version removed: its column is then not imported.
    private sealed class Converter : JsonConverter<ImportField>
    {
        public override ImportField Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Find(reader.GetString() ?? "") ?? None;

        public override void Write(Utf8JsonWriter writer, ImportField value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Name);
    }
}

/// <summary>The names of fields on pages and in row errors.</summary>
public static class ImportFields
{
    private static readonly Dictionary<ImportField, string> Labels = new()
    {
        [ImportField.None] = "Not imported",
        [ImportField.FullName] = "Full name",
        [ImportField.OrderEmail] = "Email of the order, if theirs is blank",
        [ImportField.Company] = "Company",
        [ImportField.PassType] = "Pass type",
        [ImportField.Status] = "Status",
    };

    /// <summary>The name of a field for people.</summary>
    public static string Label(ImportField field) =>
        Labels.TryGetValue(field, out var label) ? label : PersonFields.All.Single(f => ImportField.Of(f) == field).Label;

    // RegistrantRules names fields in camelCase, as the API does; this finds the name for people.
    internal static string Label(string rule) => ImportField.Find(rule) is { } field ? Label(field) : rule;
}
