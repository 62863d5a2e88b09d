using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CrowdComms.Tests.Support;

/// <summary>Texts that a component writes as they are in its <c>.razor</c>, without asking for a translation.</summary>
public static partial class BareTexts
{
    private static readonly string[] Read = ["aria-label", "aria-description", "title", "placeholder", "alt", "label",
        "Label", "Title", "Text", "Hint", "HelperText", "Placeholder", "ErrorText", "Empty", "None", "Question", "Suffix"];

    // A name of the product, of a key or of a format is the same in every language.
    private static readonly string[] EverySpeaker = ["CrowdComms", "PDF", "PIN", "QR", "Apple Wallet", "Google Wallet"];

    /// <summary>Those of the components whose names begin with one of <paramref name="rooms"/>, each with its component.</summary>
    public static IReadOnlyList<string> In(string assembly, IReadOnlyList<string> rooms)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return [.. module.GetTypes().Where(t => rooms.Any(room => IsIn(t, room)))
            .SelectMany(t => t.Methods).Where(m => m.HasBody)
            .SelectMany(m => Of(m).Where(IsText).Select(text => $"{m.DeclaringType.FullName}: {text.Trim()}"))];
    }

    // A component's class has further ones in it, for its expressions.
    private static bool IsIn(TypeDefinition type, string room) =>
        $"{type.FullName.Replace('/', '.')}.".StartsWith($"{room}.", StringComparison.Ordinal);

    private static IEnumerable<string> Of(MethodDefinition method)
    {
        foreach (var call in method.Body.Instructions)
        {
            if (call.Operand is not MethodReference { DeclaringType.Name: "RenderTreeBuilder" } asked
                || call.Previous is not { OpCode.Code: Code.Ldstr, Operand: string text })
            {
                continue;
            }

            if (asked.Name == "AddContent")
            {
                yield return text;
            }
            else if (asked.Name == "AddMarkupContent")
            {
                yield return Tag().Replace(text,
                    tag => $" {string.Join(' ', Shown().Matches(tag.Value).Select(m => m.Groups["text"].Value))} ");
            }
            else if (asked.Name is "AddAttribute" or "AddComponentParameter"
                && call.Previous.Previous is { Operand: string name } && Read.Contains(name, StringComparer.Ordinal))
            {
                yield return text;
            }
        }
    }

    private static bool IsText(string text) => Letters().IsMatch(EverySpeaker.Aggregate(text,
        (rest, word) => rest.Replace(word, "", StringComparison.Ordinal)));

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1_000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s(aria-label|title|placeholder|alt)=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\p{L}", RegexOptions.None, 1_000)]
    private static partial Regex Letters();
}
