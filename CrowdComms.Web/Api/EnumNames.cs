using System.Reflection;

namespace CrowdComms.Web.Api;

/// <summary>The values of fields and parameters that are members of a list, for sentences that name them.</summary>
internal static class EnumNames
{
    private static readonly Assembly[] Ours = [typeof(Data.Common.RegistrantStatus).Assembly, typeof(EnumNames).Assembly];

    /// <summary>The names of the list that a type represents: an enum, one that may be null, or an array of either; null for any
    /// other type.</summary>
    internal static string[]? Of(Type type)
    {
        var element = type.IsArray ? type.GetElementType()! : type;
        var plain = Nullable.GetUnderlyingType(element) ?? element;
        return plain.IsEnum ? Enum.GetNames(plain) : null;
    }

    /// <summary>The names of the enum of ours that has this full name; null if there is none.</summary>
    internal static string[]? Of(string fullName) =>
        Ours.Select(a => a.GetType(fullName)).FirstOrDefault(t => t is { IsEnum: true }) is { } type ? Enum.GetNames(type) : null;

    /// <summary>The sentence that says which values are possible.</summary>
    internal static string Sentence(string[] names) => $"Choose one of {string.Join(", ", names)}.";
}
