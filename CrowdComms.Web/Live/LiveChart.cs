namespace CrowdComms.Web.Live;

/// <summary>A live part that is expensive to render: a chart. BoardPulse renders the charts of a page after its
/// numbers, at most once a second.</summary>
public abstract class LiveChart : LivePart
{
    /// <inheritdoc />
    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);
}
