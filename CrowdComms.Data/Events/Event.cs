using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>One expo or conference; everything else belongs to exactly one.</summary>
public sealed class Event
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>3 to 60 of a-z, 0-9 and <c>-</c>; unique; stands in addresses.</summary>
    public required string Slug { get; set; }

    /// <summary>Shown everywhere.</summary>
    public required string Name { get; set; }

    /// <summary>Where it takes place.</summary>
    public string Venue { get; set; } = "";

    /// <summary>IANA time zone, such as <c>Europe/Berlin</c>; pages show instants in it.</summary>
    public required string TimeZone { get; set; }

    /// <summary>UTC instant of the opening.</summary>
    public DateTimeOffset StartsAt { get; set; }

    /// <summary>UTC instant of the end, after <see cref="StartsAt"/>.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>At most so many people who are not cancelled; null for no limit.</summary>
    public int? Capacity { get; set; }

    /// <summary>Public registration opens; null for at once.</summary>
    public DateTimeOffset? RegistrationOpensAt { get; set; }

    /// <summary>Public registration closes; null for never.</summary>
    public DateTimeOffset? RegistrationClosesAt { get; set; }

    /// <summary>Whether people may register themselves.</summary>
    public bool SelfRegistration { get; set; } = true;

    /// <summary>What people agree to when they register themselves; null for the usual sentence.</summary>
    public string? ConsentText { get; set; }

    /// <summary>Whether kiosks are open.</summary>
    public bool Kiosk { get; set; }

    /// <summary>The hash of the PIN that unlocks a kiosk; null for none, and then no kiosk opens.</summary>
    public string? KioskPinHash { get; set; }

    /// <summary>Whether check-in needs a confirmed registration.</summary>
    public bool RequiresConfirmation { get; set; } = true;

    /// <summary>Whether entering a zone leaves the one the person was in.</summary>
    public bool OneZoneAtATime { get; set; } = true;

    /// <summary>Whether members need a second factor to work here.</summary>
    public bool RequiresTwoFactor { get; set; }

    /// <summary>Whether the public form suggests the companies that are known.</summary>
    public bool SuggestsCompanies { get; set; }

    /// <summary>Whole days after <see cref="EndsAt"/> when its people are anonymised; null for never.</summary>
    public int? RetentionDays { get; set; }

    /// <summary>When everything personal in it was last removed, UTC; null while it was not.</summary>
    public DateTimeOffset? RetentionDoneAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Raised by every change; guards against lost updates.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whether people may register themselves at a moment, if a place is left.</summary>
    internal bool TakesPublic(DateTimeOffset now) =>
        SelfRegistration && !(now < RegistrationOpensAt) && !(now >= RegistrationClosesAt) && now < EndsAt;
}
