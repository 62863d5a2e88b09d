using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CrowdComms.Web.Registrants;

/// <summary>Reads, orders and describes the fields of a person in the API. They are members of every record that
/// derives from <see cref="PersonDetails"/>, without a nested object.</summary>
internal static class PersonSchema
{
    /// <summary>Adds both to what <c>AddApi</c> sets for all records.</summary>
    internal static IServiceCollection AddPersonSchema(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolver =
            (json.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Modify));
        services.Configure<OpenApiOptions>("v1", document => document.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        }));
        return services;
    }

    /// <summary>Puts the id first and the fields of the person next; refuses a body without a required field.</summary>
    private static void Modify(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !typeof(PersonDetails).IsAssignableFrom(type.Type))
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            var field = Field(property.Name);
            property.Order = property.Name == "id" ? -2 : field is null ? 0 : -1;
            property.IsRequired |= field is { IsRequired: true } && typeof(PersonBody).IsAssignableFrom(type.Type);
            property.ShouldSerialize = type.Type == typeof(ScannedRegistrant) && !IsAtTurnstile(property.Name)
                ? (person, _) => !((ScannedRegistrant)person).IsForTurnstile : property.ShouldSerialize;
        }
    }

    /// <summary>Describes the fields of a person in the OpenAPI document from the catalogue of fields.</summary>
    private static void Describe(OpenApiSchema schema, Type type)
    {
        if (schema.Properties is null || !typeof(PersonDetails).IsAssignableFrom(type))
        {
            return;
        }

        foreach (var (name, value) in schema.Properties)
        {
            if (Field(name) is { } field && value is OpenApiSchema property)
            {
                Describe((schema, property), field, type);
            }
        }
    }

    private static void Describe((OpenApiSchema Whole, OpenApiSchema Property) schema, PersonField field, Type type)
    {
        if (type == typeof(RegistrantResponse) || (type == typeof(ScannedRegistrant) && IsAtTurnstile(field.Name)))
        {
            (schema.Whole.Required ??= new HashSet<string>(StringComparer.Ordinal)).Add(field.Name);
            return;
        }

        schema.Property.Description = field.Explained;

        // A field that may be left out may also be null, which means the same.
        if (type == typeof(RegistrantPatch) || !field.IsRequired)
        {
            schema.Property.Type |= JsonSchemaType.Null;
        }

        schema.Property.Examples = type == typeof(RegistrantPatch) || field.Example is null ? null : [JsonValue.Create(field.Example)];
    }

    private static bool IsAtTurnstile(string name) =>
        Field(name)?.IsFor(PersonAudience.ScanKey) ?? ScannedRegistrant.AtTurnstile.Contains(name);

    private static PersonField? Field(string name) => PersonFields.All.FirstOrDefault(f => f.Name == name);
}
