using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>A member in a list.</summary>
public sealed record MemberRow(Guid UserId, string Email, string DisplayName, MemberRole Role);

/// <summary>An invitation that may still be used.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Email">Whom it was sent to; null for a link.</param>
/// <param name="Role">What it gives.</param>
/// <param name="InvitedBy">Who invited.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record InvitationRow(Guid Id, string? Email, MemberRole Role, string InvitedBy, DateTimeOffset ExpiresAt);

/// <summary>Whom to invite.</summary>
/// <param name="Email">Where to; null for a link that the inviter hands on.</param>
/// <param name="Role">What to give.</param>
public sealed record NewInvitation(string? Email, MemberRole Role);

/// <summary>An invitation that was just made.</summary>
/// <param name="Row">As the list shows it.</param>
/// <param name="Key">Stands in its address; told now and never again.</param>
/// <param name="IsMailed">Whether a message with the address goes out; else the inviter hands it on.</param>
public sealed record InvitationMade(InvitationRow Row, string Key, bool IsMailed);

/// <summary>What the invited person sees.</summary>
/// <param name="Event">The event's name.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Role">What it gives.</param>
/// <param name="Email">Whom it was sent to; null for a link.</param>
/// <param name="InvitedBy">Who invited.</param>
public sealed record InvitationSeen(string Event, string Slug, MemberRole Role, string? Email, string InvitedBy);
