using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>The refusals about members and invitations.</summary>
public static class MemberErrors
{
    /// <summary>Somebody has to run the event.</summary>
    public static Error LastOrganiser { get; } = new(ErrorKind.Conflict, "member.last_organiser",
        "This is the only organiser of the event. Make somebody else an organiser first, or ask an admin.");

    /// <summary>Twice a member is none more.</summary>
    public static Error Already { get; } =
        Of(ErrorKind.Conflict, "member.already", "This person is a member already. Change the role in the list.");

    /// <summary>Only an invitation makes an account.</summary>
    public static Error NoAccount { get; } =
        Of(ErrorKind.Validation, "validation", "Nobody has an account with this e-mail address. Invite them instead.");

    /// <summary>The link was used, taken back, has expired or never was.</summary>
    public static Error InvitationGone { get; } = new(ErrorKind.NotFound, "not_found",
        "This invitation is no longer good: it was used, taken back, or is older than seven days. Ask whoever "
            + "invited you for a new one.");

    internal static Error Email(string sentence) => Of(ErrorKind.Validation, "validation", sentence);

    internal static Error Role { get; } = Error.Validation(new Dictionary<string,
        string[]>(StringComparer.Ordinal) { ["role"] = ["Write Staff or Organiser."] });

    private static Error Of(ErrorKind kind, string code, string sentence) =>
        new(kind, code, sentence, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["email"] = [sentence] });
}
