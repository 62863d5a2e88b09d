namespace CrowdComms.Web.Live;

/// <summary>A live part that is expensive to render: a chart. BoardPulse renders at most one of them in a batch.</summary>
public abstract class LiveChart : LivePart
{
    /// <inheritdoc />
    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);
}
