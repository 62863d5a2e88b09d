using CrowdComms.Data.Events;

namespace CrowdComms.Tests.Data.Events;

public sealed class EventRulesTests
{
    private static readonly EventDetails Good = new()
    {
        Name = "Book Fair",
        Slug = "book-fair",
        TimeZone = "Europe/Lisbon",
        StartsAt = new DateTimeOffset(2027, 5, 3, 8, 0, 0, TimeSpan.Zero),
        EndsAt = new DateTimeOffset(2027, 5, 5, 17, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void Good_details_have_no_problem() => Assert.Empty(EventRules.Check(Good));

    [Theory]
    [InlineData("ab"), InlineData("Book-Fair"), InlineData("-book"), InlineData("book-"), InlineData("bücher"),
        InlineData("a b c"), InlineData("book-fair\n")]
    public void An_address_has_small_letters_digits_and_inner_hyphens(string slug) =>
        Assert.Contains("3 to 60", EventRules.Check(Good with { Slug = slug })["slug"][0], StringComparison.Ordinal);

    [Theory]
    [InlineData(""), InlineData("Mars/Base"), InlineData("W. Europe Standard Time"), InlineData("Etc/GMT+3"),
        InlineData("../etc/passwd")]
    public void Only_places_of_the_IANA_list_are_time_zones(string zone) =>
        Assert.Contains("timeZone", EventRules.Check(Good with { TimeZone = zone }).Keys);

    [Fact]
    public void Ends_follow_starts()
    {
        Assert.Equal("The event must end after it starts.",
            EventRules.Check(Good with { EndsAt = Good.StartsAt })["endsAt"][0]);
        var window =
            Good with { RegistrationOpensAt = Good.StartsAt, RegistrationClosesAt = Good.StartsAt.AddDays(-1) };
        Assert.Equal("Registration must close after it opens.", EventRules.Check(window)["registrationClosesAt"][0]);
        Assert.Empty(EventRules.Check(Good with { RegistrationClosesAt = Good.StartsAt }));
    }

    [Theory]
    [InlineData(0), InlineData(-5), InlineData(10_000_001)]
    public void Capacity_is_a_sensible_number(int capacity) =>
        Assert.Contains("capacity", EventRules.Check(Good with { Capacity = capacity }).Keys);

    [Theory]
    [InlineData("Höchste Expo 2027", "hochste-expo-2027")]
    [InlineData("  L'Été — à Paris!  ", "lete-a-paris")]
    [InlineData("معرض برلين", "event")]
    [InlineData("X", "event-x")]
    [InlineData(null, "event")]
    public void An_address_is_suggested_from_the_name(string? name, string slug)
    {
        Assert.Equal(slug, EventRules.SuggestSlug(name));
        Assert.Empty(EventRules.Check(Good with { Slug = slug }));
    }

    [Fact]
    public void A_very_long_name_still_makes_a_good_address() =>
        Assert.Empty(EventRules.Check(
            Good with { Slug = EventRules.SuggestSlug(string.Concat(Enumerable.Repeat("International ", 10))) }));

    [Theory]
    [InlineData("2027-03-28 02:30",
        "2027-03-28T01:30Z")] // Skipped by summer time in Berlin: clocks jump from two to three.
    [InlineData("2027-10-31 02:30", "2027-10-31T00:30Z")] // Comes twice: the first is meant.
    [InlineData("2027-07-01 09:00", "2027-07-01T07:00Z")]
    public void Clocks_at_the_venue_tell_the_instant(string wall, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), WallClock.ToInstant(DateTime.Parse(wall), "Europe/Berlin"));
}
