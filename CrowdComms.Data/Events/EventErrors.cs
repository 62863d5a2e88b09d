using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>The refusals of this room.</summary>
public static class EventErrors
{
    internal const string SlugIndex = "ux_events_slug";

    /// <summary>Who is no admin makes no events.</summary>
    public static Error AdminsOnly { get; } =
        new(ErrorKind.Forbidden, "forbidden", "Only an admin may create events. Ask an admin of this installation.");

    /// <summary>Another event has this slug.</summary>
    public static Error SlugTaken(string slug) => new(
        ErrorKind.Conflict, "event.slug_taken", $"Another event has the address “{slug}”. Choose another.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["slug"] = ["Another event has this address."] });

    /// <summary>Somebody else changed the event meanwhile.</summary>
    public static Error Stale { get; } = new(
        ErrorKind.Stale, "event.version_stale",
        "Somebody else changed this event while you were editing. Reload it, then make your change again.");

    /// <summary>Who is no admin deletes no events.</summary>
    public static Error AdminsDelete { get; } =
        new(ErrorKind.Forbidden, "forbidden", "Only an admin may delete events. Ask an admin of this installation.");

    /// <summary>The slug that was typed is not the event's.</summary>
    public static Error OtherSlug(string slug) =>
        Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["slug"] = [$"To delete this event with everything in it, repeat its address: “{slug}”."],
        });

    /// <summary>People are checked in.</summary>
    public static Error PeopleInside(int people) => new(
        ErrorKind.Conflict, "event.people_inside",
        $"{(people == 1 ? "One person is" : $"{people:N0} people are")} checked in. Say “force”: true to delete the "
            + $"event all the same.");
}
