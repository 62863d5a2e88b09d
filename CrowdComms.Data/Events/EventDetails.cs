using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>The settings of an event as a form or an API request states them. Instants are UTC.</summary>
public sealed record EventDetails
{
    /// <summary>The event's name, 1 to 150 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The event's part of its web addresses: 3 to 60 of a-z, 0-9 and <c>-</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>The name or address of the venue, up to 200 characters; may be empty.</summary>
    public string Venue { get; init; } = "";

    /// <summary>The IANA time zone of the venue, such as <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When the event opens.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When the event ends; after <see cref="StartsAt"/>.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The greatest number of registrants who are not cancelled, 1 or more; null for no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>When public registration opens; null when it is open from the start.</summary>
    public DateTimeOffset? RegistrationOpensAt { get; init; }

    /// <summary>When public registration closes; null when it never closes.</summary>
    public DateTimeOffset? RegistrationClosesAt { get; init; }

    /// <summary>Whether people may register themselves at the public form.</summary>
    public bool SelfRegistration { get; init; } = true;

    /// <summary>The sentence that people agree to when they register themselves, up to 500 characters; null for the
    /// usual sentence.</summary>
    public string? ConsentText { get; init; }

    /// <summary>The email address to which answers to the event's messages go; null for the sender of the
    /// installation.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Whether the public form suggests the names of the event's companies; null keeps the present
    /// setting.</summary>
    public bool? SuggestsCompanies { get; init; }

    /// <summary>Whether members need two-factor authentication to work at this event; null keeps the present setting.</summary>
    public bool? RequiresTwoFactor { get; init; }

    /// <summary>Whether kiosks of the event may be used.</summary>
    public bool Kiosk { get; init; }

    /// <summary>Whether only confirmed registrants may be checked in without an override.</summary>
    public bool RequiresConfirmation { get; init; } = true;

    /// <summary>Whether a registrant who enters a zone leaves the zone they were in.</summary>
    public bool OneZoneAtATime { get; init; } = true;

    /// <summary>Whether a ticket is checked at the entrance once for the whole event, or once a day.</summary>
    public CheckedOnce CheckedOnce { get; init; }

    /// <summary>Whether several people of the event may have one email address.</summary>
    public bool SharedEmails { get; init; }
}

/// <summary>The settings of an event, with the version that a change must name.</summary>
public sealed record EventSettings(Guid Id, int Version, EventDetails Details);

/// <summary>A change of an event's settings.</summary>
/// <param name="Id">The event to change.</param>
/// <param name="Version">The version that the editor saw; the change is refused when the event has another one by
/// now.</param>
/// <param name="Details">All settings, changed or not.</param>
public sealed record EventEdit(Guid Id, int Version, EventDetails Details);

/// <summary>One event in the list of events.</summary>
/// <param name="Facts">The event's name, slug, venue and times.</param>
/// <param name="Role">The actor's role in the event; null for an admin who is not a member.</param>
/// <param name="Registered">The number of registrants who are registered and not confirmed yet.</param>
/// <param name="Confirmed">The number of registrants who are confirmed and not checked in yet.</param>
/// <param name="CheckedIn">The number of registrants who are checked in.</param>
public sealed record EventRow(EventFacts Facts, MemberRole? Role, int Registered, int Confirmed, int CheckedIn);

/// <summary>One event that the actor can switch to; the role is null for an admin who is not a member.</summary>
public sealed record EventChoice(string Slug, string Name, MemberRole? Role);
