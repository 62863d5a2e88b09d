using CrowdComms.Data.Events;
using CrowdComms.Web.Api;

namespace CrowdComms.Web.Events;

/// <summary>An event as programs write it. Instants are UTC.</summary>
public sealed record EventBody
{
    /// <summary>3 to 60 of a-z, 0-9 and <c>-</c>; part of the event's addresses.</summary>
    /// <example>spring-expo</example>
    public required string Slug { get; init; }

    /// <summary>1 to 150 characters.</summary>
    /// <example>Spring Expo</example>
    public required string Name { get; init; }

    /// <summary>Up to 200 characters.</summary>
    /// <example>Hall 7, Berlin</example>
    public string? Venue { get; init; }

    /// <summary>An IANA time zone. Changing it alone moves no instant: if <c>startsAt</c> or <c>endsAt</c> stays, the
    /// validity of pass types stays too. If both change, the event moves and the validity of pass types keeps its local
    /// time. The hour of a daily export is always a local time.</summary>
    /// <example>Europe/Berlin</example>
    public required string TimeZone { get; init; }

    /// <summary>When the event begins.</summary>
    /// <example>2027-04-12T07:00:00Z</example>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When the event ends, later than it begins.</summary>
    /// <example>2027-04-14T16:00:00Z</example>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The greatest number of registrants; null for no limit.</summary>
    /// <example>1200</example>
    public int? Capacity { get; init; }

    /// <summary>When public registration opens; null to open immediately.</summary>
    public DateTimeOffset? RegistrationOpensAt { get; init; }

    /// <summary>When public registration closes; null to keep it open.</summary>
    public DateTimeOffset? RegistrationClosesAt { get; init; }

    /// <summary>Whether people may register themselves.</summary>
    public bool SelfRegistration { get; init; } = true;

    /// <summary>Whether kiosks are open.</summary>
    public bool Kiosk { get; init; }

    /// <summary>Whether check-in needs a confirmed registration.</summary>
    public bool RequiresConfirmation { get; init; } = true;

    /// <summary>Whether entering a zone counts as leaving the previous one.</summary>
    public bool OneZoneAtATime { get; init; } = true;

    /// <summary>Whether tickets are checked at the entrance once for the whole event, or once a day of its time
    /// zone.</summary>
    public CheckedOnce? CheckedOnce { get; init; }

    /// <summary>Whether several people may have one email address, each with a different name.</summary>
    public bool? SharedEmails { get; init; }

    /// <summary>The reply-to address of the event's emails. If it is left out, the stored one stays; an empty text removes
    /// it, and replies go to the sender of the installation.</summary>
    /// <example>office@expo.example</example>
    public string? ReplyTo { get; init; }

    /// <summary>The sentence that people agree to when they register themselves, up to 500 characters. If it is left out, the
    /// stored one stays; an empty text restores the standard sentence.</summary>
    public string? ConsentText { get; init; }

    /// <summary>Whether the public form suggests the companies of the event. If it is left out, it stays as it is.</summary>
    public bool? SuggestsCompanies { get; init; }

    /// <summary>The details for the service, over those stored now: settings that the body does not contain stay as
    /// they are.</summary>
    internal EventDetails Over(EventDetails? now)
    {
        // JSON can contain null where the C# type does not permit it.
        var (name, slug, zone, starts, ends) = (Name ?? "", Slug ?? "", TimeZone ?? "", StartsAt, EndsAt);
        var details = now ?? new EventDetails { Name = name, Slug = slug, TimeZone = zone, StartsAt = starts, EndsAt = ends };
        return details with
        {
            Name = name,
            Slug = slug,
            Venue = Venue ?? "",
            TimeZone = zone,
            StartsAt = starts,
            EndsAt = ends,
            Capacity = Capacity,
            RegistrationOpensAt = RegistrationOpensAt,
            RegistrationClosesAt = RegistrationClosesAt,
            SelfRegistration = SelfRegistration,
            Kiosk = Kiosk,
            RequiresConfirmation = RequiresConfirmation,
            OneZoneAtATime = OneZoneAtATime,
            CheckedOnce = CheckedOnce ?? details.CheckedOnce,
            SharedEmails = SharedEmails ?? details.SharedEmails,
            ReplyTo = ReplyTo ?? details.ReplyTo,
            ConsentText = ConsentText ?? details.ConsentText,
            SuggestsCompanies = SuggestsCompanies ?? details.SuggestsCompanies,
        };
    }
}

/// <summary>The confirmation that deletes an event.</summary>
public sealed record EventDeletionBody
{
    /// <summary>The event's slug again.</summary>
    /// <example>spring-expo</example>
    public string? Slug { get; init; }

    /// <summary>Whether to delete it even if people are checked in.</summary>
    public bool Force { get; init; }
}

/// <summary>An event. Instants are UTC.</summary>
public sealed record EventResponse(
    string Slug, string Name, string Venue, string TimeZone, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int? Capacity,
    DateTimeOffset? RegistrationOpensAt, DateTimeOffset? RegistrationClosesAt, bool SelfRegistration, bool Kiosk,
    bool RequiresConfirmation, bool OneZoneAtATime, CheckedOnce CheckedOnce, bool SharedEmails, string? ReplyTo,
    string? ConsentText, bool SuggestsCompanies, CountsResponse Counts)
{
    internal static EventResponse Of(WholeEvent whole)
    {
        var (d, c) = (whole.Settings.Details, whole.Counts);
        return new EventResponse(
            d.Slug, d.Name, d.Venue, d.TimeZone, d.StartsAt, d.EndsAt, d.Capacity, d.RegistrationOpensAt, d.RegistrationClosesAt,
            d.SelfRegistration, d.Kiosk, d.RequiresConfirmation, d.OneZoneAtATime, d.CheckedOnce, d.SharedEmails, d.ReplyTo,
            d.ConsentText, d.SuggestsCompanies ?? false,
            new CountsResponse(c.Registered, c.Confirmed, c.CheckedIn, c.Cancelled));
    }
}
