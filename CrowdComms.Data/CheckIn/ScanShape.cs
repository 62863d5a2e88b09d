namespace CrowdComms.Data.CheckIn;

/// <summary>The parts of the decision that a scan needs; PostgreSQL does not have to set up the others for it. The statement itself
/// checks that the station and the event are of the shape, so what memory says of them only chooses it: where it does not fit,
/// <see cref="Whole"/> decides.</summary>
/// <param name="Door">Whether the station may be the door of a zone.</param>
/// <param name="Daily">Whether the event may check tickets once a day.</param>
/// <param name="Late">Whether the scan may be late, which matters at doors.</param>
public sealed record ScanShape(bool Door, bool Daily, bool Late)
{
    /// <summary>The shape that fits every scan.</summary>
    public static ScanShape Whole { get; } = new(Door: true, Daily: true, Late: true);
}
