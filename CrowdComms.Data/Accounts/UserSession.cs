using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>One browser in which a user is signed in. Its cookie names it, and is worth nothing
/// once it has ended.</summary>
public sealed class UserSession
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>Whose.</summary>
    public Guid UserId { get; init; }

    /// <summary>Browser and system, in words.</summary>
    public string Browser { get; init; } = "";

    /// <summary>The address in the network that it was last seen at.</summary>
    public string Address { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset SignedInAt { get; init; }

    /// <summary>UTC, to the minute or so.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>UTC; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
