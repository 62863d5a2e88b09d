namespace CrowdComms.Data.Common;

/// <summary>The kind of an <see cref="Error"/>; the API turns it into a status code, and pages into the style of the
/// message.</summary>
public enum ErrorKind
{
    /// <summary>The request holds unacceptable values; <see cref="Error.Fields"/> says which fields and why.</summary>
    Validation,
    /// <summary>The requested thing does not exist, or the actor may not know that it does.</summary>
    NotFound,
    /// <summary>The actor is known, but their role does not allow this.</summary>
    Forbidden,
    /// <summary>The request contradicts what the database already holds.</summary>
    Conflict,
    /// <summary>The actor edited an older version than the database holds.</summary>
    Stale,
    /// <summary>The database cannot be reached now; the same call may succeed later.</summary>
    Unavailable,
}

/// <summary>An expected refusal, with a code for programs and a sentence for people.</summary>
/// <param name="Kind">The kind of refusal.</param>
/// <param name="Code">A stable code, <c>feature.reason</c> in snake case, by which API clients tell refusals
/// apart.</param>
/// <param name="Message">One sentence that tells staff or organisers what to do.</param>
/// <param name="Fields">The sentences by field name: always for <see cref="ErrorKind.Validation"/>, and for another kind
/// where it concerns fields; otherwise null.</param>
public sealed record Error(
    ErrorKind Kind, string Code, string Message, IReadOnlyDictionary<string, string[]>? Fields = null)
{
    /// <summary>The error of a thing that does not exist, or whose existence the actor may not know.</summary>
    public static Error NotFound(string what) =>
        new(ErrorKind.NotFound, "not_found", NotFoundWords.Of(what));

    /// <summary>The error of an actor whose role does not allow this.</summary>
    public static Error Forbidden(string what) =>
        new(ErrorKind.Forbidden, "forbidden", $"You may not {what}. Ask an organiser of this event.");

    /// <summary>The error of unacceptable fields; its message repeats the first sentence.</summary>
    public static Error Validation(IReadOnlyDictionary<string, string[]> fields) =>
        new(ErrorKind.Validation, "validation", fields.First().Value[0], fields);
}
