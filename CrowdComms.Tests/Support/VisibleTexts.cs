using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;

namespace CrowdComms.Tests.Support;

/// <summary>Every text that the compiled product can show: the literals of its assemblies, markup of pages included, the
/// texts of their attributes, and the strings of the scripts.</summary>
public static partial class VisibleTexts
{
    /// <summary>The literals of an assembly, each once: what its code loads, and what its attributes say.</summary>
    public static IEnumerable<string> Of(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var parts = new PEReader(file);
        var reader = parts.GetMetadataReader();
        return [.. Literals(reader).Concat(Attributes(reader)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The quoted strings of a script, without those of its comments.</summary>
    public static IEnumerable<string> OfScript(string path) =>
        ScriptStrings().Matches(ScriptComments().Replace(File.ReadAllText(path), "")).Select(m => m.Value);

    private static IEnumerable<string> Literals(MetadataReader reader)
    {
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = reader.GetNextHandle(handle))
        {
            yield return reader.GetUserString(handle);
        }
    }

    // A value holds its strings as UTF-8 between lengths; for a search of words the bytes are text enough.
    private static IEnumerable<string> Attributes(MetadataReader reader) =>
        reader.CustomAttributes.Select(a => Encoding.UTF8.GetString(reader.GetBlobBytes(reader.GetCustomAttribute(a).Value)));

    [GeneratedRegex(@"""(\\.|[^""\\\n])*""|'(\\.|[^'\\\n])*'|`(\\.|[^`\\])*`", RegexOptions.None, 2_000)]
    private static partial Regex ScriptStrings();

    [GeneratedRegex(@"(?m)^\s*//.*$|/\*[\s\S]*?\*/", RegexOptions.None, 2_000)]
    private static partial Regex ScriptComments();
}
