using System.Collections;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Events;
using CrowdComms.Data.Merges;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CrowdComms.Data.Privacy;

/// <summary>A table with its columns that hold text.</summary>
/// <param name="Type">The entity type of its rows.</param>
/// <param name="Name">The table's name, without quotation marks.</param>
/// <param name="Keys">The columns of the primary key.</param>
/// <param name="Texts">The columns that may hold text about people.</param>
internal sealed record TextTable(IEntityType Type, string Name, IReadOnlyList<string> Keys, IReadOnlyList<TextColumn> Texts)
{
    /// <summary>The column with the registrant that a row is about; null for a table without one.</summary>
    internal string? Person => Type.FindProperty(TextColumns.PersonProperty)?.GetColumnName();

    /// <summary>The column with the event that a row belongs to; null for a table without one.</summary>
    internal string? Event => Type.FindProperty("EventId")?.GetColumnName();
}

/// <summary>A column that holds text.</summary>
/// <param name="Name">The column's name, without quotation marks.</param>
/// <param name="Blank">The SQL value that erases it; null for a unique column, which holds no text that people
/// write.</param>
internal sealed record TextColumn(string Name, string? Blank);

/// <summary>
/// Lists the columns that may hold text about people. They are found in the model, so a new table is covered without a
/// change here. Columns with the names of acting staff, and tables that describe the event itself, are left out.
/// </summary>
internal static class TextColumns
{
    internal const string PersonProperty = "RegistrantId";

    private static readonly HashSet<string> OfStaff = ["ActorName", "CreatedBy", "By"];

    // Tables that other code erases, or that describe the event and the people who work there.
    private static readonly HashSet<Type> Apart = [typeof(Event), typeof(PassType), typeof(Zone), typeof(Question), typeof(ProtectionKey)];

    // Two people may have the same name or telephone number, so these columns are erased by the registrant's id, not by
    // their text.
    private static readonly HashSet<string> Identity =
    [
        .. PersonFields.All.Where(f => f.IsIdentity).Select(f => f.Property),
        nameof(Registrant.EmailKey), nameof(Registrant.EmailShare), nameof(Registrant.SortName),
        nameof(Registrant.SearchText), nameof(Registrant.TicketCode),
    ];

    private static readonly HashSet<string> CompanyNames = [nameof(Company.Name), nameof(Company.NameKey), nameof(CompanyMerge.FromName)];

    /// <summary>All tables that have a column which may hold text about people.</summary>
    internal static IReadOnlyList<TextTable> Of(CrowdCommsContext context) =>
        [.. context.Model.GetEntityTypes()
            .Where(t => t.GetTableName() is not null && !t.IsMappedToJson() && !Apart.Contains(t.ClrType)
                && t.ClrType.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) is not true && t.ClrType != typeof(User))
            .Select(t => new TextTable(
                t, t.GetTableName()!, [.. t.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName())],
                [.. t.GetFlattenedProperties().Where(p => IsText(p) && !IsElsewhere(t, p))
                    .Select(p => new TextColumn(p.GetColumnName(), Blank(p)))]))
            .Where(t => t.Texts.Count > 0)];

    private static bool IsText(IProperty property) =>
        !property.ClrType.IsEnum && Nullable.GetUnderlyingType(property.ClrType)?.IsEnum is not true && !property.IsPrimaryKey()
        && (property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string);

    // A JSON column must hold JSON after it is erased. The braces are doubled, because the statement is a format
    // string.
    private static string? Blank(IProperty property) =>
        property.GetContainingIndexes().Any(i => i.IsUnique) ? null
        : property.IsNullable ? "NULL"
        : property.ClrType == typeof(string) ? "''"
        : typeof(IDictionary).IsAssignableFrom(property.ClrType)
            || !typeof(IEnumerable).IsAssignableFrom(property.ClrType) ? "'{{}}'" : "'[]'";

    private static bool IsElsewhere(IEntityType type, IProperty property) =>
        OfStaff.Contains(property.Name)
        || (type.ClrType == typeof(Registrant) && Identity.Contains(property.Name))
        || (type.ClrType.Namespace == typeof(Company).Namespace && CompanyNames.Contains(property.Name));
}
