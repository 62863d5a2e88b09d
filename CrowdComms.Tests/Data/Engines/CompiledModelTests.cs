using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CrowdComms.Tests.Data.Engines;

public sealed class CompiledModelTests
{
    private const MetadataDebugStringOptions Whole =
        MetadataDebugStringOptions.ShortDefault & ~MetadataDebugStringOptions.IncludePropertyIndexes;

    [Theory, BothEngines]
    public async Task The_compiled_model_is_the_model(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        await using var context = house.Context();
        var model = context.GetService<IDesignTimeModel>().Model;

        Assert.IsAssignableFrom<RuntimeModel>(context.Model);
        Assert.True(Lines(model.ToDebugString(Whole)).SequenceEqual(Lines(context.Model.ToDebugString(Whole)), StringComparer.Ordinal)
            && Columns(model).SequenceEqual(Columns(context.Model), StringComparer.Ordinal),
            $"The compiled model is not the model any more: run scripts/compile-models.{Environment.NewLine}"
                + string.Join(Environment.NewLine, Differences(model, context.Model)));
    }

    private static IEnumerable<string> Differences(IModel model, IModel compiled) =>
        Lines(model.ToDebugString(Whole)).Except(Lines(compiled.ToDebugString(Whole)), StringComparer.Ordinal).Select(l => $"model: {l}")
            .Concat(Lines(compiled.ToDebugString(Whole)).Except(Lines(model.ToDebugString(Whole)), StringComparer.Ordinal)
                .Select(l => $"compiled: {l}"))
            .Concat(Columns(model).Except(Columns(compiled), StringComparer.Ordinal).Select(l => $"model: {l}"))
            .Concat(Columns(compiled).Except(Columns(model), StringComparer.Ordinal).Select(l => $"compiled: {l}"));

    // All contexts of the process share the compiled model, and the rows of raw queries that some of them sent are its last part.
    private static string[] Lines(string text) => [.. text
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .TakeWhile(l => !l.StartsWith("Ad-hoc", StringComparison.Ordinal))];

    // Names and types of the columns, and how values become theirs.
    private static List<string> Columns(IModel model) => [.. model.GetEntityTypes().SelectMany(type => type.GetFlattenedProperties()
        .Select(p => $"{type.GetTableName()}.{p.GetColumnName()} {p.GetColumnType()} {p.IsNullable} {p.GetMaxLength()} {Converter(p)}"))
        .Order(StringComparer.Ordinal)];

    private static string? Converter(IProperty property) =>
        property.GetTypeMapping().Converter is { } c ? $"{c.ModelClrType.Name}→{c.ProviderClrType.Name}" : null;
}
