using CrowdComms.Data.Common;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Data.Accounts;

/// <summary>Somebody who signs in: an ASP.NET Core Identity user with a name to show.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>A new user has a time-ordered id.</summary>
    public User() => Id = RisingId.Next();

    /// <summary>Shown in the bar and beside what the user did.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The one global role: manages every event and every member.</summary>
    public bool IsAdmin { get; set; }
}
