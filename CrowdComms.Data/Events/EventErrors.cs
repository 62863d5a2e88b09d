using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>The errors of creating, changing and deleting events.</summary>
public static class EventErrors
{
    internal const string SlugIndex = "ux_events_slug", SlugsIndex = "ux_event_slugs_slug";

    /// <summary>Only an admin may create an event.</summary>
    public static Error AdminsOnly { get; } =
        new(ErrorKind.Forbidden, "forbidden", "Only an admin may create events. Ask an admin of this installation.");

    /// <summary>Another event already has this slug.</summary>
    public static Error SlugTaken(string slug) => new(
        ErrorKind.Conflict, "event.slug_taken", $"Another event has or had the address “{slug}”. Choose another.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["slug"] = ["Another event has or had this address."] });

    /// <summary>Another change was saved after the editor loaded the event.</summary>
    public static Error Stale { get; } = new(
        ErrorKind.Stale, "event.version_stale",
        "Someone else changed this event while you were editing. Reload it, then make your change again.");

    /// <summary>Only an admin may delete an event; the actor is a member without that role.</summary>
    public static Error AdminsDelete { get; } =
        new(ErrorKind.Forbidden, "forbidden", "Only an admin may delete events. Ask an admin of this installation.");

    /// <summary>The slug that was typed to confirm the deletion is not the event's.</summary>
    public static Error OtherSlug(string slug) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["slug"] = [$"To delete this event with everything in it, repeat its address: “{slug}”."],
        });

    /// <summary>The event cannot be deleted without <c>Force</c>, since registrants are checked in.</summary>
    public static Error PeopleInside(int people) => new(
        ErrorKind.Conflict, "event.people_inside",
        people == 1 ? "1 person is checked in. Send “force”: true to delete the event anyway."
            : $"{people:N0} people are checked in. Send “force”: true to delete the event anyway.");
}
