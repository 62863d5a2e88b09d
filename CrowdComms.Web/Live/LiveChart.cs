namespace CrowdComms.Web.Live;

/// <summary>A live region that is dear to render: a chart.</summary>
public abstract class LiveChart : LivePart
{
    /// <inheritdoc />
    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);
}
