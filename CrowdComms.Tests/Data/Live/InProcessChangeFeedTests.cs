using CrowdComms.Data.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Data.Live;

/// <summary>Who hears what was committed, and what a listener may do to others.</summary>
public sealed class InProcessChangeFeedTests
{
    private static readonly Guid Expo = Guid.CreateVersion7(), Fair = Guid.CreateVersion7();

    private readonly InProcessChangeFeed _feed = new(NullLogger<InProcessChangeFeed>.Instance);
    private readonly List<string> _heard = [];

    [Fact]
    public void A_listener_that_throws_harms_neither_the_sender_nor_the_next_listener()
    {
        using var first = _feed.Subscribe(Expo, _ => throw new InvalidOperationException("A chart is broken."));
        using var second = _feed.Subscribe(Expo, _ => _heard.Add("second"));
        _feed.Publish(EventChanged.CountAnew(Expo));
        Assert.Equal(["second"], _heard);
    }

    [Fact]
    public void Only_who_watches_the_event_hears_it_and_only_until_they_stop()
    {
        using var other = _feed.Subscribe(Fair, _ => _heard.Add("fair"));
        var watching = _feed.Subscribe(Expo, _ => _heard.Add("expo"));
        _feed.Publish(EventChanged.CountAnew(Expo));
        watching.Dispose();
        watching.Dispose();
        _feed.Publish(EventChanged.CountAnew(Expo));
        Assert.Equal(["expo"], _heard);
        Assert.Equal([Fair], _feed.Watched);
    }
}
