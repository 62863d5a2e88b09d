using System.Text.Json;

namespace CrowdComms.Tests.Web.Api;

/// <summary>The OpenAPI document, as a client reads it.</summary>
internal sealed class Contract(JsonElement document)
{
    /// <summary>Every operation: its address with holes, its method and what is written about it.</summary>
    internal IEnumerable<Operation> Operations => document.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject()
            .Select(o => new Operation(path.Name, new HttpMethod(o.Name.ToUpperInvariant()), o.Value)));

    /// <summary>What is wrong with an answer: a status or a shape that is not written down. Null for nothing.</summary>
    internal string? Complaint(Operation operation, Answer answer, string how)
    {
        var where = $"{operation.Id}, {how}: {answer.Status} {answer.Code}";
        if (!operation.Written.GetProperty("responses").TryGetProperty($"{answer.Status}", out var response))
        {
            return $"{where} is not written down. {answer.Body}";
        }

        if (answer.Status >= 400
            && (answer.Code is null || !response.GetProperty("description")
                .GetString()!.Contains($"`{answer.Code}`", StringComparison.Ordinal)))
        {
            return $"{where}: the code is not written down. {answer.Body}";
        }

        return answer.Body.ValueKind == JsonValueKind.Undefined || Schema(response) is not { } schema ? null
            : Misfit(schema, answer.Body, "$") is { } misfit ? $"{where}: {misfit}" : null;
    }

    private static JsonElement? Schema(JsonElement response) =>
        response.TryGetProperty("content", out var content) && content.EnumerateObject()
            .FirstOrDefault(c =>
                c.Name.EndsWith("json", StringComparison.Ordinal)).Value is { ValueKind: JsonValueKind.Object } type
            && type.TryGetProperty("schema", out var schema) ? schema : null;

    // As much of JSON Schema 2020-12 as the document uses.
    private string? Misfit(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Misfit(reference.GetString()!.Split('/')[1..].Aggregate(document, (d, part) => d.GetProperty(part)),
                value, at);
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return choices.EnumerateArray().Any(c => Misfit(c, value, at) is null) ? null
                : $"{at} fits none of its schemas: {value}";
        }

        if (schema.TryGetProperty("enum", out var names) && !names.EnumerateArray()
            .Any(n => n.ToString() == value.ToString()))
        {
            return $"{at} is {value}, which is none of {names}";
        }

        if (schema.TryGetProperty("type", out var type) && !Fits(type, value))
        {
            return $"{at} is {value.ValueKind}, not {type}";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => Inside(schema, value, at),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray()
                .Select((v, i) => Misfit(items, v, $"{at}[{i}]")).FirstOrDefault(m => m is not null),
            _ => null,
        };
    }

    private string? Inside(JsonElement schema, JsonElement value, string at)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return null;
        }

        if (schema.TryGetProperty("required", out var required) && required.EnumerateArray()
            .FirstOrDefault(
                r => !value.TryGetProperty(r.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing)
        {
            return $"{at}.{missing} is missing";
        }

        return value.EnumerateObject()
            .Select(m => properties.TryGetProperty(m.Name, out var known) ? Misfit(known, m.Value, $"{at}.{m.Name}")
                : $"{at}.{m.Name} is not written down")
            .FirstOrDefault(m => m is not null);
    }

    private static bool Fits(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(t => Fits(t, value))
        : type.GetString() switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "array" => value.ValueKind == JsonValueKind.Array,
            _ => value.ValueKind == JsonValueKind.Object,
        };
}

/// <summary>One operation of the document.</summary>
internal sealed record Operation(string Path, HttpMethod Method, JsonElement Written)
{
    /// <summary>Its name.</summary>
    public string Id => Written.GetProperty("operationId").GetString()!;

    /// <summary>Whether it takes JSON.</summary>
    public bool TakesJson => Written.TryGetProperty("requestBody", out var body) && body.GetProperty("content")
        .EnumerateObject().Any(c => c.Name.EndsWith("json", StringComparison.Ordinal));

    /// <summary>Whether it asks who calls.</summary>
    public bool IsGuarded => Written.TryGetProperty("security", out var security) && security.GetArrayLength() > 0;

    /// <summary>The names of its parameters of a kind.</summary>
    public IEnumerable<string> Parameters(string kind) => !Written.TryGetProperty("parameters", out var all) ? []
        : all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == kind)
            .Select(p => p.GetProperty("name").GetString()!);

    /// <summary>Its address, the holes filled.</summary>
    public string Address(string slug, string id) => Path.Replace("{event}", slug, StringComparison.Ordinal)
        .Replace("{id}", id, StringComparison.Ordinal);
}
