namespace CrowdComms.Data.Common;

/// <summary>What kind of refusal an <see cref="Error"/> is; an edge turns it into a status code or
/// a tone of voice.</summary>
public enum ErrorKind
{
    /// <summary>The input is not acceptable; <see cref="Error.Fields"/> says which fields and why.</summary>
    Validation,
    /// <summary>It does not exist, or the caller may not know that it does.</summary>
    NotFound,
    /// <summary>The caller is known, but has not the role.</summary>
    Forbidden,
    /// <summary>It contradicts what is already there.</summary>
    Conflict,
    /// <summary>The caller's copy is out of date.</summary>
    Stale,
    /// <summary>The database does not answer now; the same call may succeed later.</summary>
    Unavailable,
}

/// <summary>A named, expected refusal.</summary>
/// <param name="Kind">What kind of refusal.</param>
/// <param name="Code">Stable, <c>feature.reason</c> in snake case; clients branch on it.</param>
/// <param name="Message">One sentence that a person at the desk can act on.</param>
/// <param name="Fields">For <see cref="ErrorKind.Validation"/>: field name to sentences.</param>
public sealed record Error(
    ErrorKind Kind, string Code, string Message, IReadOnlyDictionary<string, string[]>? Fields = null)
{
    /// <summary>The caller may not know whether the thing exists.</summary>
    public static Error NotFound(string what) =>
        new(ErrorKind.NotFound, "not_found", $"This {what} does not exist, or you have no access to it.");

    /// <summary>The caller lacks the role.</summary>
    public static Error Forbidden(string what) =>
        new(ErrorKind.Forbidden, "forbidden", $"You may not {what}. Ask an organiser of this event.");

    /// <summary>Fields are not acceptable; the message repeats the first sentence.</summary>
    public static Error Validation(IReadOnlyDictionary<string, string[]> fields) =>
        new(ErrorKind.Validation, "validation", fields.First().Value[0], fields);
}
