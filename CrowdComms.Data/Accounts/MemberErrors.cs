using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>The errors of members and invitations.</summary>
public static class MemberErrors
{
    /// <summary>The change would leave the event without an organiser.</summary>
    public static Error LastOrganiser { get; } = new(ErrorKind.Conflict, "member.last_organiser",
        "This is the only organiser of the event. Make someone else an organiser first, or ask an admin.");

    /// <summary>The user is already a member of the event.</summary>
    public static Error Already { get; } =
        Of(ErrorKind.Conflict, "member.already", "This person is already a member. Change their role in the list.");

    /// <summary>No user has this email address; an account is created only by an invitation.</summary>
    public static Error NoAccount { get; } =
        Of(ErrorKind.Validation, "validation", "There is no account with this email address. Invite the person instead.");

    /// <summary>The invitation was accepted, taken back, has expired or never existed.</summary>
    public static Error InvitationGone { get; } = new(ErrorKind.NotFound, "not_found",
        "This invitation no longer works: it was used or revoked, or is older than seven days. Ask the "
            + "person who invited you for a new one.");

    internal static Error Email(string sentence) => Of(ErrorKind.Validation, "validation", sentence);

    internal static Error Role { get; } = Error.Validation(new Dictionary<string,
        string[]>(StringComparer.Ordinal)
    { ["role"] = ["Choose Staff or Organiser."] });

    private static Error Of(ErrorKind kind, string code, string sentence) =>
        new(kind, code, sentence, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["email"] = [sentence] });
}
