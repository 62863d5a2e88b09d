using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CrowdComms.Tests.Support;

/// <summary>Every text that the compiled product can show: the literals of its code, markup of pages included, the texts of its
/// attributes, and the strings of the scripts.</summary>
public static partial class VisibleTexts
{
    // What the framework's generators wrote. They also compile the docstrings of the whole assembly in, for the API's document.
    private const string Generated = "Microsoft.AspNetCore.";

    /// <summary>The literals of an assembly, each once: what its code loads, and what its attributes say.</summary>
    /// <param name="assembly">The path of the assembly.</param>
    /// <param name="except">The full names of types that are left out.</param>
    public static IReadOnlyList<string> Of(string assembly, params IReadOnlyList<string> except)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        var types = module.GetTypes().Where(t => !t.FullName.StartsWith(Generated, StringComparison.Ordinal)
            && !except.Contains(t.FullName, StringComparer.Ordinal)).ToList();
        return [.. types.SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(Literals)
            .Concat(types.SelectMany(Attributes)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The quoted strings of a script, without those of its comments.</summary>
    public static IEnumerable<string> OfScript(string path) =>
        ScriptStrings().Matches(ScriptComments().Replace(File.ReadAllText(path), "")).Select(m => m.Value);

    private static IEnumerable<string> Literals(MethodDefinition method) =>
        method.Body.Instructions.Where(i => i.OpCode.Code == Code.Ldstr).Select(i => (string)i.Operand);

    private static IEnumerable<string> Attributes(TypeDefinition type) =>
        type.Properties.Cast<ICustomAttributeProvider>().Concat(type.Fields).Concat(type.Methods).Append(type)
            .SelectMany(part => part.CustomAttributes)
            .SelectMany(a => a.ConstructorArguments.Concat(a.Properties.Select(p => p.Argument)))
            .Select(argument => argument.Value).OfType<string>();

    [GeneratedRegex("""
        "(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])*'|`(\\.|[^`\\])*`
        """, RegexOptions.ExplicitCapture, 2_000)]
    private static partial Regex ScriptStrings();

    [GeneratedRegex(@"(?m)^\s*//.*$|/\*[\s\S]*?\*/", RegexOptions.None, 2_000)]
    private static partial Regex ScriptComments();
}
