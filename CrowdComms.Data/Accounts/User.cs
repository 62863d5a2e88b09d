using CrowdComms.Data.Common;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Data.Accounts;

/// <summary>A person who signs in: an ASP.NET Core Identity user with a name to show.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>Creates a user whose id is a version 7 GUID, so that a later user has a greater one.</summary>
    public User() => Id = RisingId.Next();

    /// <summary>The name that the page's header and the histories show.</summary>
    public string DisplayName { get; set => field = TextRules.Line(value); } = "";

    /// <summary>Whether the user is an admin, who manages every event and every member; the one role that is not bound
    /// to an event.</summary>
    public bool IsAdmin { get; set; }
}
