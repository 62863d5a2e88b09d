using CrowdComms.Data.Common;

namespace CrowdComms.Web.Imports;

/// <summary>Reads the words with which a call chooses; a number is no word, though the framework would read it as one.</summary>
internal static class AskedWords
{
    /// <summary>What a call may write for a status.</summary>
    internal const string StatusAdvice = "Write registered, confirmed or cancelled.";

    /// <summary>The value of an enumeration with this name, whatever its case; null for none.</summary>
    internal static T? Read<T>(string? word)
        where T : struct, Enum =>
        word is { Length: > 0 } && word.All(char.IsAsciiLetter) && Enum.TryParse<T>(word, ignoreCase: true, out var read) ? read : null;

    /// <summary>The status that a file can give people; null for other words, because no one is checked in by a file.</summary>
    internal static RegistrantStatus? Status(string? word) =>
        Read<RegistrantStatus>(word) is { } status and (RegistrantStatus.Registered or RegistrantStatus.Confirmed
            or RegistrantStatus.Cancelled) ? status : null;
}
