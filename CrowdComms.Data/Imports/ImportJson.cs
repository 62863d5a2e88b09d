using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrowdComms.Data.Imports;

/// <summary>Writes and reads what imports store as JSON. The compiled models call these methods, because they
/// cannot name a field that is not public.</summary>
internal static class ImportJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
