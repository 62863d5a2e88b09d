using System.Text.Json;
using System.Text.Json.Serialization;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>What a column of a file holds: a field of <see cref="PersonFields"/>, or one of those that only imports know.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct ImportField
{
    private readonly string? _name;

    private ImportField(string name) => _name = name;

    /// <summary>Nothing that is imported.</summary>
    public static ImportField None { get; }

    /// <summary>First and last name in one cell; split by <see cref="WholeName"/>.</summary>
    public static ImportField FullName { get; } = new(nameof(FullName));

    /// <summary>The address of the person who ordered; taken where the person's own address is blank.</summary>
    public static ImportField OrderEmail { get; } = new(nameof(OrderEmail));

    /// <summary>The name of a company, found or created.</summary>
    public static ImportField Company { get; } = new(nameof(Company));

    /// <summary>The code or name of a pass type.</summary>
    public static ImportField PassType { get; } = new(nameof(PassType));

    /// <summary>One of <see cref="StatusWords"/>.</summary>
    public static ImportField Status { get; } = new(nameof(Status));

    /// <summary>Given names.</summary>
    public static ImportField FirstName { get; } = Of(PersonFields.FirstName);

    /// <summary>Family name.</summary>
    public static ImportField LastName { get; } = Of(PersonFields.LastName);

    /// <summary>The person's own address.</summary>
    public static ImportField Email { get; } = Of(PersonFields.Email);

    /// <summary>All of them, in the order in which people choose.</summary>
    public static IReadOnlyList<ImportField> All { get; } =
    [
        .. new[] { None, FirstName, LastName, FullName, Email, OrderEmail, Company, PassType, Status }
            .Concat(PersonFields.All.Select(Of)).Distinct(),
    ];

    /// <summary>The name as programs know it.</summary>
    public string Name => _name ?? nameof(None);

    /// <summary>A field of a person.</summary>
    public static ImportField Of(PersonField field) => new(field.Property);

    /// <summary>The field of a name, whatever its case; null for a name that is none.</summary>
    public static ImportField? Find(string name) =>
        All.Where(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)).Select(f => (ImportField?)f).FirstOrDefault();

    /// <inheritdoc />
    public override string ToString() => Name;

    // A field that a later version removed is not imported any more.
    private sealed class Converter : JsonConverter<ImportField>
    {
        public override ImportField Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Find(reader.GetString() ?? "") ?? None;

        public override void Write(Utf8JsonWriter writer, ImportField value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}

/// <summary>The fields as pages and row errors call them.</summary>
public static class ImportFields
{
    private static readonly Dictionary<ImportField, string> Labels = new()
    {
        [ImportField.None] = "Not imported",
        [ImportField.FullName] = "Full name",
        [ImportField.OrderEmail] = "E-mail of the order",
        [ImportField.Company] = "Company",
        [ImportField.PassType] = "Pass type",
        [ImportField.Status] = "Status",
    };

    /// <summary>The name of a field.</summary>
    public static string Label(ImportField field) =>
        Labels.TryGetValue(field, out var label) ? label : PersonFields.All.Single(f => ImportField.Of(f) == field).Label;

    // RegistrantRules names fields in camelCase, as the API does.
    internal static string Label(string rule) => ImportField.Find(rule) is { } field ? Label(field) : rule;
}
