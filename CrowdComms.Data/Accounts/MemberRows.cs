using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>One member in the list of an event's members.</summary>
public sealed record MemberRow(Guid UserId, string Email, string DisplayName, MemberRole Role);

/// <summary>One invitation that can still be accepted.</summary>
/// <param name="Id">The invitation's id.</param>
/// <param name="Email">The email address that the invitation was sent to; null for a link that the inviter hands
/// on.</param>
/// <param name="Role">The role that the invitation gives.</param>
/// <param name="InvitedBy">The name of the user who invited.</param>
/// <param name="ExpiresAt">When the invitation stops being valid, UTC.</param>
public sealed record InvitationRow(Guid Id, string? Email, MemberRole Role, string InvitedBy, DateTimeOffset ExpiresAt);

/// <summary>A request to invite a person or to add a user as a member.</summary>
/// <param name="Email">The person's email address; null for a link that the inviter hands on.</param>
/// <param name="Role">The role that the person gets in the event.</param>
public sealed record NewInvitation(string? Email, MemberRole Role);

/// <summary>An invitation that was just created.</summary>
/// <param name="Row">The invitation as the list shows it.</param>
/// <param name="Key">The secret part of the invitation's address. It is returned only here, since only its hash is
/// stored.</param>
/// <param name="IsMailed">Whether a message with the address was queued; otherwise the inviter hands the address
/// on.</param>
public sealed record InvitationMade(InvitationRow Row, string Key, bool IsMailed);

/// <summary>An invitation as the invited person sees it before they accept.</summary>
/// <param name="Event">The event's name.</param>
/// <param name="Slug">The event's slug.</param>
/// <param name="Role">The role that the invitation gives.</param>
/// <param name="Email">The email address that the invitation was sent to; null for a link that the inviter handed
/// on.</param>
/// <param name="InvitedBy">The name of the user who invited.</param>
public sealed record InvitationSeen(string Event, string Slug, MemberRole Role, string? Email, string InvitedBy);
