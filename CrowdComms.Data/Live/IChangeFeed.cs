namespace CrowdComms.Data.Live;

/// <summary>Carries committed changes to their subscribers, in this process or between nodes.</summary>
public interface IChangeFeed
{
    /// <summary>Whether the connection to other processes is lost, so that their changes may be missing. When this
    /// turns true or false, the feed tells all subscribers to count again.</summary>
    bool IsCut { get; }

    /// <summary>Publishes a committed change. It never throws and never waits, so that a scan does not fail because of
    /// a subscriber.</summary>
    void Publish(EventChanged changed);

    /// <summary>Calls <paramref name="listener"/> for every change of an event until the returned subscription is
    /// disposed. The listener must return quickly, because the publisher waits for it.</summary>
    IDisposable Subscribe(Guid eventId, Action<EventChanged> listener);
}
