using CrowdComms.Data.Events;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Events;

public sealed class EventTimeTests
{
    [Theory]
    [InlineData(-30, "This event starts on 15 September 2026.")]
    [InlineData(-23, null), InlineData(0, null), InlineData(47, null), InlineData(73, null)]
    [InlineData(74, "This event ended on 17 September 2026.")]
    public async Task An_event_that_is_not_on_says_when_it_is(int hours, string? said)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();

        Assert.Equal(said, EventTime.Doubt(expo.Facts, expo.Facts.StartsAt.AddHours(hours)));
    }
}
