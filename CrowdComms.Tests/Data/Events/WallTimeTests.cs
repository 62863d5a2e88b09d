using CrowdComms.Data.Events;

namespace CrowdComms.Tests.Data.Events;

/// <summary>Local times of forms in zones whose clocks change by an hour, at midnight, by half an hour, or never.</summary>
public sealed class WallTimeTests
{
    // Times that come twice, the first and the second, and usual ones with seconds and their fractions.
    public static TheoryData<string, string> Stored { get; } = new()
    {
        { "Europe/Berlin", "2027-10-31T00:30:00Z" }, { "Europe/Berlin", "2027-10-31T01:30:00Z" },
        { "Europe/Berlin", "2027-10-31T01:59:59.75Z" }, { "Europe/Berlin", "2027-03-28T01:00:00Z" },
        { "America/Sao_Paulo", "2018-02-18T01:30:00Z" }, { "America/Sao_Paulo", "2018-02-18T02:30:07Z" },
        { "America/Sao_Paulo", "2018-11-04T03:00:00Z" }, { "Asia/Kathmandu", "2027-06-01T03:15:42Z" },
        { "Australia/Lord_Howe", "2027-04-03T14:45:00Z" }, { "Australia/Lord_Howe", "2027-04-03T15:15:30Z" },
        { "Australia/Lord_Howe", "2027-10-02T15:30:00Z" },
    };

    [Theory, MemberData(nameof(Stored))]
    public void A_time_that_was_not_touched_keeps_its_instant(string zone, string stored)
    {
        var instant = DateTimeOffset.Parse(stored);
        var time = new WallTime(instant, zone);

        Assert.Equal(instant, time.Read(time.Shown, zone, time.IsSecond));
        var whole = time.Shown!.Value.AddTicks(-(time.Shown.Value.Ticks % TimeSpan.TicksPerSecond));
        Assert.Equal(instant, time.Read(whole, zone, time.IsSecond));
        Assert.Equal(instant, WallClock.Moved(instant, zone, zone));
        Assert.Null(time.Read(null, zone, false));
        Assert.NotEqual(instant, time.Read(time.Shown!.Value.AddMinutes(1), zone, time.IsSecond));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-06-01T07:30:15Z", "America/Sao_Paulo", "2027-06-01T12:30:15Z")]
    [InlineData("Europe/Berlin", "2027-06-01T07:30:15Z", "Asia/Kathmandu", "2027-06-01T03:45:15Z")]
    [InlineData("Europe/Berlin", "2027-06-01T07:30:15Z", "Australia/Lord_Howe", "2027-05-31T23:00:15Z")]
    [InlineData("Europe/Berlin", "2027-10-31T01:30:00Z", "Europe/Paris", "2027-10-31T01:30:00Z")]
    [InlineData("Europe/Berlin", "2027-10-31T01:30:00Z", "Asia/Kathmandu", "2027-10-30T20:45:00Z")]
    public void Another_zone_keeps_what_the_clocks_show(string from, string stored, string to, string moved)
    {
        var time = new WallTime(DateTimeOffset.Parse(stored), from);

        Assert.Equal(DateTimeOffset.Parse(moved), time.Read(time.Shown, to, time.IsSecond));
        Assert.Equal(DateTimeOffset.Parse(moved), WallClock.Moved(time.Instant!.Value, from, to));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-10-31 02:30", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2027-04-04 01:45", "2027-04-03T14:45:00Z", "2027-04-03T15:15:00Z")]
    [InlineData("America/Sao_Paulo", "2018-02-17 23:30", "2018-02-18T01:30:00Z", "2018-02-18T02:30:00Z")]
    public void Either_of_two_equal_times_can_be_chosen(string zone, string wall, string first, string second)
    {
        var typed = DateTime.Parse(wall);

        Assert.Equal(2, WallClock.Twice(typed, zone).Count);
        Assert.Empty(WallClock.Twice(typed.AddHours(2), zone));
        foreach (var stored in new DateTimeOffset?[] { null, DateTimeOffset.Parse(first), DateTimeOffset.Parse(second) })
        {
            Assert.Equal(DateTimeOffset.Parse(first), new WallTime(stored, zone).Read(typed, zone, second: false));
            Assert.Equal(DateTimeOffset.Parse(second), new WallTime(stored, zone).Read(typed, zone, second: true));
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28 02:30", "02:30 on 28 Mar 2027 in Europe/Berlin: the clocks go from 02:00 to 03:00")]
    [InlineData("America/Sao_Paulo", "2018-11-04 00:00", "00:00 on 4 Nov 2018 in America/Sao_Paulo: the clocks go from 00:00 to 01:00")]
    [InlineData("Australia/Lord_Howe", "2027-10-03 02:15",
        "02:15 on 3 Oct 2027 in Australia/Lord_Howe: the clocks go from 02:00 to 02:30")]
    [InlineData("Europe/Berlin", "2027-03-28 03:00", null)]
    [InlineData("Europe/Berlin", "2027-10-31 02:30", null)]
    [InlineData("Australia/Lord_Howe", "2027-10-03 02:30", null)]
    [InlineData("Asia/Kathmandu", "2027-03-28 02:30", null)]
    public void A_time_that_the_clocks_skip_is_named(string zone, string wall, string? sentence) =>
        Assert.Equal(sentence is null ? null : $"There is no {sentence}. Enter another time.",
            WallClock.Skipped(DateTime.Parse(wall), zone));
}
