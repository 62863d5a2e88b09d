using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;

namespace CrowdComms.Web.Members;

/// <summary>Somebody to make a member.</summary>
public sealed record NewMemberBody
{
    /// <summary>The address of an account that exists. Whoever has none is invited on the page of members.</summary>
    /// <example>sam@expo.example</example>
    public required string Email { get; init; }

    /// <summary>What they may do.</summary>
    /// <example>Staff</example>
    public required MemberRole Role { get; init; }
}

/// <summary>Another role for a member.</summary>
public sealed record MemberRoleBody
{
    /// <summary>What they may do from now on.</summary>
    /// <example>Organiser</example>
    public required MemberRole Role { get; init; }
}

/// <summary>A member.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Email">The address of their account.</param>
/// <param name="DisplayName">Shown beside what they did.</param>
/// <param name="Role">What they may do.</param>
public sealed record MemberResponse(Guid UserId, string Email, string DisplayName, MemberRole Role)
{
    internal static MemberResponse Of(MemberRow row) => new(row.UserId, row.Email, row.DisplayName, row.Role);
}
