using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>One sign-in of a user in one browser. The browser's cookie carries its id, and is refused once the sign-in
/// has ended.</summary>
public sealed class UserSession
{
    /// <summary>The row's id, a version 7 GUID: a later sign-in has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The user who signed in.</summary>
    public Guid UserId { get; init; }

    /// <summary>The browser and the operating system, in words.</summary>
    public string Browser { get; init; } = "";

    /// <summary>The network address at which the browser was last seen.</summary>
    public string Address { get; set; } = "";

    /// <summary>When the user signed in, UTC.</summary>
    public DateTimeOffset SignedInAt { get; init; }

    /// <summary>When the browser was last seen, UTC, to about a minute.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When the sign-in ended, UTC; null while it is valid.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
