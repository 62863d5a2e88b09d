using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace CrowdComms.Data.Events;

/// <summary>Writes an event as an iCalendar file (RFC 5545), which calendar programs open.</summary>
public static class EventCalendar
{
    /// <summary>Returns the text of an <c>.ics</c> file. Its instants are in UTC: every calendar converts them to its
    /// owner's time, and the file needs no rules of a time zone.</summary>
    /// <param name="place">The event that the calendar entry describes.</param>
    /// <param name="address">The web address for more about the event; null for none.</param>
    /// <param name="made">When the file is created, UTC.</param>
    public static string Ics(EventFacts place, string? address, DateTimeOffset made)
    {
        var entry = new CalendarEvent
        {
            // The entry's id is always the event's, so a calendar that opens the file twice updates its entry and adds
            // none.
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
