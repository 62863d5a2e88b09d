using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines;

/// <summary>A column as EF Core maps it, for what is written past its change tracker.</summary>
/// <param name="Name">Unquoted.</param>
/// <param name="Mapping">Of its type.</param>
/// <param name="Getter">Of the property.</param>
internal sealed record TableColumn(string Name, RelationalTypeMapping Mapping, IClrPropertyGetter Getter)
{
    /// <summary>The value as the database's own driver takes it.</summary>
    internal object? Value(object entity)
    {
        var value = Getter.GetClrValue(entity);
        return Mapping.Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value;
    }
}

/// <summary>The table of an entity.</summary>
/// <param name="Name">Unquoted.</param>
/// <param name="Columns">All of them.</param>
internal sealed record Table(string Name, IReadOnlyList<TableColumn> Columns)
{
    /// <summary>The table that holds <typeparamref name="T"/>.</summary>
    internal static Table Of<T>(CrowdCommsContext context)
    {
        var entity = context.Model.FindEntityType(typeof(T))!;
        return new Table(entity.GetTableName()!,
            [.. entity.GetProperties()
                .Select(p => new TableColumn(p.GetColumnName(), p.GetRelationalTypeMapping(), p.GetGetter()))]);
    }
}
