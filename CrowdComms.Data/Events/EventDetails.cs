using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>What a form or a request says about an event. Instants are UTC.</summary>
public sealed record EventDetails
{
    /// <summary>1 to 150 characters.</summary>
    public required string Name { get; init; }

    /// <summary>3 to 60 of a-z, 0-9 and <c>-</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>Up to 200 characters.</summary>
    public string Venue { get; init; } = "";

    /// <summary>An IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The opening.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The end, after the opening.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>At most so many people, 1 or more; null for no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>Public registration opens; null for at once.</summary>
    public DateTimeOffset? RegistrationOpensAt { get; init; }

    /// <summary>Public registration closes; null for never.</summary>
    public DateTimeOffset? RegistrationClosesAt { get; init; }

    /// <summary>Whether people may register themselves.</summary>
    public bool SelfRegistration { get; init; } = true;

    /// <summary>What people agree to when they register themselves, up to 500 characters; null for the
    /// usual sentence.</summary>
    public string? ConsentText { get; init; }

    /// <summary>Whether the public form suggests the companies that are known; null leaves it as it is.</summary>
    public bool? SuggestsCompanies { get; init; }

    /// <summary>Whether members need a second factor to work here; null leaves it as it is.</summary>
    public bool? RequiresTwoFactor { get; init; }

    /// <summary>Whether kiosks are open.</summary>
    public bool Kiosk { get; init; }

    /// <summary>Whether check-in needs a confirmed registration.</summary>
    public bool RequiresConfirmation { get; init; } = true;

    /// <summary>Whether entering a zone leaves the one the person was in.</summary>
    public bool OneZoneAtATime { get; init; } = true;
}

/// <summary>An event's details as they are, with the version that a change must name.</summary>
public sealed record EventSettings(Guid Id, int Version, EventDetails Details);

/// <summary>A change of an event's details.</summary>
/// <param name="Id">Which event.</param>
/// <param name="Version">The version that the editor saw.</param>
/// <param name="Details">All the details, changed or not.</param>
public sealed record EventEdit(Guid Id, int Version, EventDetails Details);

/// <summary>An event in a list.</summary>
/// <param name="Facts">Name, address, place and time.</param>
/// <param name="Role">The asker's role in it; null for an admin who is no member.</param>
/// <param name="Registered">People registered and not confirmed yet.</param>
/// <param name="Confirmed">People confirmed and not here yet.</param>
/// <param name="CheckedIn">People here.</param>
public sealed record EventRow(EventFacts Facts, MemberRole? Role, int Registered, int Confirmed, int CheckedIn);

/// <summary>An event to switch to.</summary>
public sealed record EventChoice(string Slug, string Name, MemberRole? Role);
