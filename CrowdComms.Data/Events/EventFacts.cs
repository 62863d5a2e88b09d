using System.Linq.Expressions;

namespace CrowdComms.Data.Events;

/// <summary>The facts about an event that its pages and services need at every request.</summary>
public sealed record EventFacts(
    Guid Id, string Slug, string Name, string Venue, string TimeZone, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    int? Capacity, bool RequiresConfirmation)
{
    internal static readonly Expression<Func<Event, EventFacts>> Of = e => new EventFacts(
        e.Id, e.Slug, e.Name, e.Venue, e.TimeZone, e.StartsAt, e.EndsAt, e.Capacity, e.RequiresConfirmation)
    {
        CheckedOnce = e.CheckedOnce,
        ReplyTo = e.ReplyTo,
    };

    /// <summary>The email address to which answers to the event's messages go; null for the sender of the
    /// installation.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Whether a ticket is checked at the entrance once for the whole event, or once a day.</summary>
    public CheckedOnce CheckedOnce { get; init; }

    private static readonly Func<Event, EventFacts> Read = Of.Compile();

    /// <summary>Reads the facts from an event that is already loaded.</summary>
    internal static EventFacts From(Event whole) => Read(whole);

    /// <summary>Returns an instant as the clocks at the venue show it.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
}
