using CrowdComms.Data.Common;
using CrowdComms.Data.Events;

namespace CrowdComms.Web.Events;

/// <summary>An event's details while an organiser edits them. Times are in the event's time zone.</summary>
public sealed class EventForm
{
    private bool _slugIsOwn;
    private string _slug = "";
    private string _name = "";
    private WallTime _starts = Nothing, _ends = Nothing, _opens = Nothing, _closes = Nothing;

    private static WallTime Nothing { get; } = new(null, "UTC");

    /// <summary>The name. The slug follows it until the organiser types a slug.</summary>
    public string Name
    {
        get => _name;
        set => (_name, _slug) = (value, _slugIsOwn ? _slug : EventRules.SuggestSlug(value));
    }

    /// <summary>The slug, which is part of the event's addresses.</summary>
    public string Slug
    {
        get => _slug;
        set => (_slug, _slugIsOwn) = (value.Trim().ToLowerInvariant(), true);
    }

    /// <summary>The name or address of the venue; empty for none.</summary>
    public string Venue { get; set; } = "";

    /// <summary>The IANA time zone; for a new event that of the server.</summary>
    public string TimeZone { get; set; } = EventRules.IsZone(TimeZoneInfo.Local.Id) ? TimeZoneInfo.Local.Id : "UTC";

    /// <summary>The start in the event's time zone; null while nothing is typed.</summary>
    public DateTime? Starts { get; set; }

    /// <summary>The end in the event's time zone; null while nothing is typed.</summary>
    public DateTime? Ends { get; set; }

    /// <summary>The greatest number of registrants; null for no limit.</summary>
    public int? Capacity { get; set; }

    /// <summary>When public registration opens, in the event's time zone; null to open immediately.</summary>
    public DateTime? RegistrationOpens { get; set; }

    /// <summary>When public registration closes, in the event's time zone; null for never.</summary>
    public DateTime? RegistrationCloses { get; set; }

    /// <summary>The names of the times that mean the second of two equal ones, when the clocks go back.</summary>
    public HashSet<string> Second { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether people may register themselves.</summary>
    public bool SelfRegistration { get; set; } = true;

    /// <summary>The sentence that people agree to when they register themselves; empty for the usual one.</summary>
    public string? ConsentText { get; set; }

    /// <summary>The email address to which answers to messages go; null or empty for the sender of the
    /// installation.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Whether members need two-factor authentication.</summary>
    public bool RequiresTwoFactor { get; set; }

    /// <summary>Whether the public form suggests companies.</summary>
    public bool SuggestsCompanies { get; set; }

    /// <summary>Whether kiosks are open.</summary>
    public bool Kiosk { get; set; }

    /// <summary>Whether check-in needs a confirmed registration.</summary>
    public bool RequiresConfirmation { get; set; } = true;

    /// <summary>Whether entering a zone leaves the zone that the person was in.</summary>
    public bool OneZoneAtATime { get; set; } = true;

    /// <summary>Whether tickets are checked once for the whole event, or once a day.</summary>
    public CheckedOnce CheckedOnce { get; set; }

    /// <summary>Whether several people may have one email address.</summary>
    public bool SharedEmails { get; set; }

    /// <summary>Creates a form that shows the stored details.</summary>
    public static EventForm Of(EventDetails saved)
    {
        var form = Without(saved);
        form._starts = new WallTime(saved.StartsAt, saved.TimeZone);
        form._ends = new WallTime(saved.EndsAt, saved.TimeZone);
        form._opens = new WallTime(saved.RegistrationOpensAt, saved.TimeZone);
        form._closes = new WallTime(saved.RegistrationClosesAt, saved.TimeZone);
        (form.Starts, form.Ends) = (form._starts.Shown, form._ends.Shown);
        (form.RegistrationOpens, form.RegistrationCloses) = (form._opens.Shown, form._closes.Shown);
        form.Second.UnionWith(form.Stored.Where(t => t.Value.IsSecond).Select(t => t.Key));
        return form;
    }

    // The stored details without their times.
    private static EventForm Without(EventDetails saved) => new()
    {
        Slug = saved.Slug,
        Name = saved.Name,
        Venue = saved.Venue,
        TimeZone = saved.TimeZone,
        Capacity = saved.Capacity,
        SelfRegistration = saved.SelfRegistration,
        ConsentText = saved.ConsentText,
        ReplyTo = saved.ReplyTo,
        SuggestsCompanies = saved.SuggestsCompanies ?? false,
        RequiresTwoFactor = saved.RequiresTwoFactor ?? false,
        Kiosk = saved.Kiosk,
        RequiresConfirmation = saved.RequiresConfirmation,
        OneZoneAtATime = saved.OneZoneAtATime,
        CheckedOnce = saved.CheckedOnce,
        SharedEmails = saved.SharedEmails,
    };

    /// <summary>The details to save; <c>validation</c> if a date is missing or does not exist in the time zone.</summary>
    public Result<EventDetails> ToDetails()
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!EventRules.IsZone(TimeZone))
        {
            problems["timeZone"] = ["Choose a time zone from the list, such as Europe/Berlin."];
        }

        if (Starts is null)
        {
            problems["startsAt"] = ["Enter when the event starts."];
        }

        if (Ends is null)
        {
            problems["endsAt"] = ["Enter when the event ends."];
        }

        foreach (var (field, wall) in problems.ContainsKey("timeZone") ? [] : Times)
        {
            if (wall is { } typed && WallClock.Skipped(typed, TimeZone) is { } sentence)
            {
                problems[field] = [sentence];
            }
        }

        return problems.Count > 0 ? Error.Validation(problems) : Details();
    }

    private Dictionary<string, WallTime> Stored => new(StringComparer.Ordinal)
    {
        ["startsAt"] = _starts,
        ["endsAt"] = _ends,
        ["registrationOpensAt"] = _opens,
        ["registrationClosesAt"] = _closes,
    };

    private DateTimeOffset? Read(string field, DateTime? wall) => Stored[field].Read(wall, TimeZone, Second.Contains(field));

    private (string Field, DateTime? Wall)[] Times =>
    [
        ("startsAt", Starts), ("endsAt", Ends), ("registrationOpensAt", RegistrationOpens), ("registrationClosesAt", RegistrationCloses),
    ];

    private EventDetails Details() => new()
    {
        Name = Name.Trim(),
        Slug = Slug,
        Venue = Venue.Trim(),
        TimeZone = TimeZone,
        StartsAt = Read("startsAt", Starts)!.Value,
        EndsAt = Read("endsAt", Ends)!.Value,
        Capacity = Capacity,
        RegistrationOpensAt = Read("registrationOpensAt", RegistrationOpens),
        RegistrationClosesAt = Read("registrationClosesAt", RegistrationCloses),
        SelfRegistration = SelfRegistration,
        ConsentText = ConsentText,
        ReplyTo = ReplyTo,
        SuggestsCompanies = SuggestsCompanies,
        RequiresTwoFactor = RequiresTwoFactor,
        Kiosk = Kiosk,
        RequiresConfirmation = RequiresConfirmation,
        OneZoneAtATime = OneZoneAtATime,
        CheckedOnce = CheckedOnce,
        SharedEmails = SharedEmails,
    };
}
