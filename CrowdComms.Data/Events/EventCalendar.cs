using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace CrowdComms.Data.Events;

/// <summary>An event as a file for calendars: RFC 5545.</summary>
public static class EventCalendar
{
    /// <summary>The text of an <c>.ics</c> file. Instants are in UTC, which every calendar shows in its owner's time
    /// and which needs no rules of a time zone.</summary>
    /// <param name="place">The event.</param>
    /// <param name="address">Where more is to be read; null for nowhere.</param>
    /// <param name="made">When the file is made, UTC.</param>
    public static string Ics(EventFacts place, string? address, DateTimeOffset made)
    {
        var entry = new CalendarEvent
        {
            // Stays the same, so that a file opened twice changes the entry and adds none.
            Uid = $"{place.Id:n}@crowdcomms",
            DtStamp = At(made),
            Start = At(place.StartsAt),
            End = At(place.EndsAt),
            Summary = place.Name,
            Location = place.Venue.Length == 0 ? null : place.Venue,
            Description = address is null ? null : $"Your ticket: {address}",
            Url = address is null ? null : new Uri(address),
        };
        var calendar = new Calendar { ProductId = "-//CrowdComms//Tickets//EN", Method = "PUBLISH" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalDateTime At(DateTimeOffset instant) => new(instant.UtcDateTime, CalDateTime.UtcTzId);
}
