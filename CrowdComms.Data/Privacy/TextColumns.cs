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

/// <summary>A table with the columns that hold text.</summary>
/// <param name="Type">What a row is.</param>
/// <param name="Name">Unquoted.</param>
/// <param name="Keys">The columns of the primary key.</param>
/// <param name="Texts">Columns of text.</param>
internal sealed record TextTable(IEntityType Type, string Name, IReadOnlyList<string> Keys, IReadOnlyList<TextColumn> Texts)
{
    /// <summary>The column that says whose a row is; null where it is nobody's.</summary>
    internal string? Person => Type.FindProperty(TextColumns.PersonProperty)?.GetColumnName();

    /// <summary>The column that says which event's a row is; null where it is none's.</summary>
    internal string? Event => Type.FindProperty("EventId")?.GetColumnName();
}

/// <summary>A column of text.</summary>
/// <param name="Name">Unquoted.</param>
/// <param name="Blank">What it holds when it says nothing, as SQL; null for what is unique, and is no text that people write.</param>
internal sealed record TextColumn(string Name, string? Blank);

/// <summary>
/// Where text about people may stand, read from the model, so that a table that is new is covered. What names the staff who did
/// something, and what an event is made of, is none of it.
/// </summary>
internal static class TextColumns
{
    internal const string PersonProperty = "RegistrantId";

    private static readonly HashSet<string> OfStaff = ["ActorName", "CreatedBy", "By"];

    // Each has rules of its own, or is about the house and the people who work in it.
    private static readonly HashSet<Type> Apart = [typeof(Event), typeof(PassType), typeof(Zone), typeof(Question), typeof(ProtectionKey)];

    // Two people may have one name or one telephone.
    private static readonly HashSet<string> Identity =
    [
        .. PersonFields.All.Where(f => f.IsIdentity).Select(f => f.Property),
        nameof(Registrant.EmailKey), nameof(Registrant.SortName), nameof(Registrant.SearchText), nameof(Registrant.TicketCode),
    ];

    private static readonly HashSet<string> CompanyNames = [nameof(Company.Name), nameof(Company.NameKey), nameof(CompanyMerge.FromName)];

    /// <summary>All tables that may hold text about people.</summary>
    internal static IReadOnlyList<TextTable> Of(CrowdCommsContext context) =>
        [.. context.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsMappedToJson() && !Apart.Contains(t.ClrType) && t.ClrType.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) is not true && t.ClrType != typeof(User))
            .Select(t => new TextTable(
                t, t.GetTableName()!, [.. t.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName())],
                [.. t.GetFlattenedProperties().Where(p => IsText(p) && !IsElsewhere(t, p)).Select(p => new TextColumn(p.GetColumnName(), Blank(p)))]))
            .Where(t => t.Texts.Count > 0)];

    private static bool IsText(IProperty property) =>
        !property.ClrType.IsEnum && Nullable.GetUnderlyingType(property.ClrType)?.IsEnum is not true && !property.IsPrimaryKey()
        && (property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string);

    // What is stored as JSON must stay JSON. Braces are doubled: the statement is a format.
    private static string? Blank(IProperty property) =>
        property.GetContainingIndexes().Any(i => i.IsUnique) ? null
        : property.IsNullable ? "NULL"
        : property.ClrType == typeof(string) ? "''"
        : typeof(IDictionary).IsAssignableFrom(property.ClrType) || !typeof(IEnumerable).IsAssignableFrom(property.ClrType) ? "'{{}}'" : "'[]'";

    private static bool IsElsewhere(IEntityType type, IProperty property) =>
        OfStaff.Contains(property.Name)
        || (type.ClrType == typeof(Registrant) && Identity.Contains(property.Name))
        || (type.ClrType.Namespace == typeof(Company).Namespace && CompanyNames.Contains(property.Name));
}
