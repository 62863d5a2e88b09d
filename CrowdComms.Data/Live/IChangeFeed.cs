namespace CrowdComms.Data.Live;

/// <summary>Carries what was committed to whoever watches: in this process, or between nodes.</summary>
public interface IChangeFeed
{
    /// <summary>Whether changes of other processes may be missing now. When it turns, whoever is watched is
    /// told to count anew.</summary>
    bool IsCut { get; }

    /// <summary>Says that something was committed. Never throws and never waits: a scan does not fail because
    /// nobody listens.</summary>
    void Publish(EventChanged changed);

    /// <summary>Calls <paramref name="listener"/> for every change of an event until the answer is disposed. The
    /// listener must be quick.</summary>
    IDisposable Subscribe(Guid eventId, Action<EventChanged> listener);
}
