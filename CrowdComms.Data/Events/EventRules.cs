using System.Text.RegularExpressions;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>Checks the settings of an event, and says in a sentence what is wrong with them.</summary>
public static partial class EventRules
{
    private const int MostPeople = 10_000_000;

    /// <summary>The IANA names of the time zones that an event may have, in alphabetical order.</summary>
    public static IReadOnlyList<string> TimeZones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(IsPlace).Append("UTC")
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Returns the unacceptable fields: each field's name (camelCase) with its sentences; empty when all are
    /// acceptable.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(EventDetails details)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        void Add(string field, string? sentence)
        {
            if (sentence is not null)
            {
                problems[field] = [sentence];
            }
        }

        Add("name", TextRules.Required("Name", details.Name, 150));
        Add("slug", SlugShape().IsMatch(details.Slug) ? null
            : "The address needs 3 to 60 characters: a to z, 0 to 9 and hyphens between them.");
        Add("venue", TextRules.Text("Venue", details.Venue, 200));
        Add("consentText", TextRules.Text("The consent text", details.ConsentText, 500));
        Add("replyTo", string.IsNullOrWhiteSpace(details.ReplyTo) ? null : TextRules.Email(details.ReplyTo));
        Add("checkedOnce", Enum.IsDefined(details.CheckedOnce) ? null
            : "Tickets are checked once per Event or once per Day. Choose one of the two.");
        Add("timeZone", IsZone(details.TimeZone) ? null : "Choose a time zone from the list, such as Europe/Berlin.");
        Add("endsAt", details.EndsAt > details.StartsAt ? null : "The event must end after it starts.");
        Add("capacity", details.Capacity is null or (>= 1 and <= MostPeople) ? null
            : $"Capacity must be between 1 and {MostPeople:N0}, or empty for no limit.");
        Add("registrationClosesAt", details.RegistrationClosesAt > details.RegistrationOpensAt
            || details.RegistrationOpensAt is null || details.RegistrationClosesAt is null
            ? null : "Registration must close after it opens.");
        return problems;
    }

    /// <summary>Suggests a slug from a name: <c>Höchste Expo 2027</c> → <c>hochste-expo-2027</c>. A name that leaves
    /// fewer than 3 Latin letters and digits gets <c>event</c> in front.</summary>
    public static string SuggestSlug(string? name)
    {
        var slug = NoSlug().Replace(SearchText.Of(name).Replace("'", "", StringComparison.Ordinal), "-").Trim('-');
        slug = slug.Length > 60 ? slug[..60].Trim('-') : slug;
        return slug.Length >= 3 ? slug : $"event-{slug}".TrimEnd('-');
    }

    /// <summary>Returns whether an event may have this time zone.</summary>
    public static bool IsZone(string id) =>
        id == "UTC" || (IsPlace(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _));

    // Windows names such as "W. Europe Standard Time" and fixed offsets such as "Etc/GMT+3" do not name the region of a
    // venue, so they are refused.
    private static bool IsPlace(string id) =>
        id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)
        && !id.StartsWith("posix/", StringComparison.Ordinal) && !id.StartsWith("right/", StringComparison.Ordinal)
        && !id.StartsWith("SystemV/", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{1,58})[a-z0-9]\\z", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlugShape();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoSlug();
}
