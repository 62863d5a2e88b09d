using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>One expo or conference. Every registrant, station, zone and other record belongs to exactly one
/// event.</summary>
public sealed class Event
{
    /// <summary>The event's id, a version 7 GUID: a later event has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event's part of its web addresses: 3 to 60 of a-z, 0-9 and <c>-</c>, unique in the
    /// installation.</summary>
    public required string Slug { get; set; }

    /// <summary>The name that pages, emails, badges and calendars show, 1 to 150 characters.</summary>
    public required string Name { get; set => field = TextRules.Line(value); }

    /// <summary>The name or address of the venue, up to 200 characters; may be empty.</summary>
    public string Venue { get; set => field = TextRules.Line(value); } = "";

    /// <summary>IANA time zone of the venue, such as <c>Europe/Berlin</c>; pages show instants in it.</summary>
    public required string TimeZone { get; set; }

    /// <summary>When the event opens, UTC.</summary>
    public DateTimeOffset StartsAt { get; set; }

    /// <summary>When the event ends, UTC; after <see cref="StartsAt"/>.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>The greatest number of registrants who are not cancelled; null for no limit.</summary>
    public int? Capacity { get; set; }

    /// <summary>When public registration opens, UTC; null when it is open from the start.</summary>
    public DateTimeOffset? RegistrationOpensAt { get; set; }

    /// <summary>When public registration closes, UTC; null when it never closes.</summary>
    public DateTimeOffset? RegistrationClosesAt { get; set; }

    /// <summary>Whether people may register themselves at the public form.</summary>
    public bool SelfRegistration { get; set; } = true;

    /// <summary>The sentence that people agree to when they register themselves; null for the usual sentence.</summary>
    public string? ConsentText { get; set; }

    /// <summary>The email address to which answers to the event's messages go; null for the sender of the
    /// installation.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Whether kiosks of the event may be used.</summary>
    public bool Kiosk { get; set; }

    /// <summary>The hash of the PIN that unlocks a kiosk; null for none, and then no kiosk can be unlocked.</summary>
    public string? KioskPinHash { get; set; }

    /// <summary>Whether only confirmed registrants may be checked in without an override.</summary>
    public bool RequiresConfirmation { get; set; } = true;

    /// <summary>Whether a registrant who enters a zone leaves the zone they were in.</summary>
    public bool OneZoneAtATime { get; set; } = true;

    /// <summary>Whether a ticket is checked at the entrance once for the whole event, or once a day.</summary>
    public CheckedOnce CheckedOnce { get; set; }

    /// <summary>Whether several people of the event may have one email address, as families and assistants do.</summary>
    public bool SharedEmails { get; set; }

    /// <summary>Whether members need two-factor authentication to work at this event.</summary>
    public bool RequiresTwoFactor { get; set; }

    /// <summary>Whether the public form suggests the names of the event's companies while a visitor types.</summary>
    public bool SuggestsCompanies { get; set; }

    /// <summary>Days after <see cref="EndsAt"/> after which the event's registrants are anonymised; null for
    /// never.</summary>
    public int? RetentionDays { get; set; }

    /// <summary>When the personal data of the event were last removed, UTC; null while they never were.</summary>
    public DateTimeOffset? RetentionDoneAt { get; set; }

    /// <summary>When the event was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Raised by every change of the settings; a change that names an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Returns whether people may register themselves at this moment, as far as the settings say; capacity is
    /// not looked at.</summary>
    internal bool TakesPublic(DateTimeOffset now) =>
        SelfRegistration && !(now < RegistrationOpensAt) && !(now >= RegistrationClosesAt) && now < EndsAt;
}
