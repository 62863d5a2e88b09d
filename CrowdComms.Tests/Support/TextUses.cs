using CrowdComms.Data.Languages;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CrowdComms.Tests.Support;

/// <summary>One place of the compiled code that asks a room for a text.</summary>
/// <param name="Room">The full name of the class that has the room's texts.</param>
/// <param name="Key">The English sentence; null where the code does not name it as a literal.</param>
/// <param name="One">The English sentence for 1, where it is asked by a count; otherwise null.</param>
/// <param name="Where">The method that asks.</param>
public sealed record TextUse(string Room, string? Key, string? One, string Where)
{
    /// <summary>Every use in an assembly. A use is a call of a room's <c>L</c>, and the literals that follow it.</summary>
    public static IReadOnlyList<TextUse> In(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return [.. module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(Of)];
    }

    private static IEnumerable<TextUse> Of(MethodDefinition method) =>
        from call in method.Body.Instructions
        where call.Operand is MethodReference { Name: "get_L" } asked && asked.ReturnType.FullName == typeof(Texts).FullName
        let first = Literal(call.Next)
        let second = first is null ? null : Literal(call.Next.Next)
        select new TextUse(((MethodReference)call.Operand).DeclaringType.FullName, second ?? first, second is null ? null : first,
            $"{method.DeclaringType.FullName}.{method.Name}");

    private static string? Literal(Instruction? at) => at is { OpCode.Code: Code.Ldstr, Operand: string text } ? text : null;
}
