using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines;

/// <summary>A column as EF Core maps it, for code that writes rows without the change tracker.</summary>
/// <param name="Name">The column's name, unquoted.</param>
/// <param name="Mapping">EF Core's mapping between the .NET type and the column's type.</param>
/// <param name="Getter">Reads the property from an entity.</param>
internal sealed record TableColumn(string Name, RelationalTypeMapping Mapping, IClrPropertyGetter Getter)
{
    /// <summary>Returns the property's value as the database's driver expects it.</summary>
    internal object? Value(object entity)
    {
        var value = Getter.GetClrValueUsingContainingEntity(entity);
        return Mapping.Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value;
    }
}

/// <summary>The table of an entity type, for code that writes rows without the change tracker.</summary>
/// <param name="Name">The table's name, unquoted.</param>
/// <param name="Columns">All columns of the table.</param>
internal sealed record Table(string Name, IReadOnlyList<TableColumn> Columns)
{
    /// <summary>Returns the table that stores <typeparamref name="T"/>.</summary>
    internal static Table Of<T>(CrowdCommsContext context)
    {
        var entity = context.Model.FindEntityType(typeof(T))!;
        return new Table(entity.GetTableName()!,
            [.. entity.GetFlattenedProperties()
                .Select(p => new TableColumn(p.GetColumnName(), p.GetRelationalTypeMapping(), p.GetGetter()))]);
    }
}
