using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;

namespace CrowdComms.Web.Members;

/// <summary>The user who becomes a member of the event.</summary>
public sealed record NewMemberBody
{
    /// <summary>The email address of an existing account. A person without an account can be invited on the members
    /// page.</summary>
    /// <example>sam@expo.example</example>
    public required string Email { get; init; }

    /// <summary>The role of the member, which says what they may do.</summary>
    /// <example>Staff</example>
    public required MemberRole Role { get; init; }
}

/// <summary>The new role of a member.</summary>
public sealed record MemberRoleBody
{
    /// <summary>The role of the member from now on.</summary>
    /// <example>Organiser</example>
    public required MemberRole Role { get; init; }
}

/// <summary>A member of the event.</summary>
/// <param name="UserId">The id of the user.</param>
/// <param name="Email">The email address of the account.</param>
/// <param name="DisplayName">The name that is shown beside what the user did.</param>
/// <param name="Role">The role, which says what the user may do.</param>
public sealed record MemberResponse(Guid UserId, string Email, string DisplayName, MemberRole Role)
{
    internal static MemberResponse Of(MemberRow row) => new(row.UserId, row.Email, row.DisplayName, row.Role);
}
