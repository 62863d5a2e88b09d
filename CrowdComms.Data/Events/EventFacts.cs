using System.Linq.Expressions;

namespace CrowdComms.Data.Events;

/// <summary>What pages need to know about the event they stand in.</summary>
public sealed record EventFacts(
    Guid Id, string Slug, string Name, string Venue, string TimeZone, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    int? Capacity, bool RequiresConfirmation)
{
    internal static readonly Expression<Func<Event, EventFacts>> Of = e => new EventFacts(
        e.Id, e.Slug, e.Name, e.Venue, e.TimeZone, e.StartsAt, e.EndsAt, e.Capacity, e.RequiresConfirmation);

    private static readonly Func<Event, EventFacts> Read = Of.Compile();

    /// <summary>The facts of an event that is loaded already.</summary>
    internal static EventFacts From(Event whole) => Read(whole);

    /// <summary>An instant as clocks at the venue show it.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
}
