using CrowdComms.Data.Events;
using Ical.Net;

namespace CrowdComms.Tests.Data.Events;

public sealed class EventCalendarTests
{
    private static readonly EventFacts Place = new(
        Guid.CreateVersion7(), "expo", "Größe, Maß; & Ähnliches", "Halle 7; Messe\\Süd, Eingang 3",
        "America/Los_Angeles",
        new DateTimeOffset(2026, 11, 1, 8, 30, 0, TimeSpan.FromHours(-7)),
        new DateTimeOffset(2026, 11, 2, 18, 0, 0, TimeSpan.FromHours(-8)), null, true);

    [Fact]
    public void A_calendar_reads_back_what_was_written_at_the_same_instants()
    {
        var text = EventCalendar.Ics(Place, "https://fair.example/t/0123",
            new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero));

        var entry = Assert.Single(Calendar.Load(text)!.Events);
        Assert.Equal((Place.Name, Place.Venue, $"{Place.Id:n}@crowdcomms"), (entry.Summary, entry.Location, entry.Uid));
        Assert.Equal((Place.StartsAt.UtcDateTime, Place.EndsAt.UtcDateTime), (entry.Start!.AsUtc, entry.End!.AsUtc));
        Assert.Equal("https://fair.example/t/0123", entry.Url!.ToString());

        // Clocks were set back between the two: what counts is the instant, so both are written in UTC.
        Assert.Contains("DTSTART:20261101T153000Z\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTEND:20261103T020000Z\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public void An_event_without_a_venue_has_no_place_and_a_long_name_is_folded()
    {
        var text = EventCalendar.Ics(Place with { Venue = "", Name = string.Concat(Enumerable.Repeat("Ü", 200)) }, null,
            Place.StartsAt);

        var entry = Assert.Single(Calendar.Load(text)!.Events);
        Assert.Null(entry.Location);
        Assert.Equal(200, entry.Summary!.Length);
    }
}
