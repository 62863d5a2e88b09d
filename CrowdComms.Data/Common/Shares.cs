namespace CrowdComms.Data.Common;

/// <summary>Rounds the share of a part in a whole in the one way that the dashboard, the wall and the report use.</summary>
public static class Shares
{
    /// <summary>The share as a whole percentage: 100 only if nothing is missing, and 0 only if there is nothing.</summary>
    /// <param name="part">How many there are, at most <paramref name="whole"/>.</param>
    /// <param name="whole">How many there could be; 0 has the share 0.</param>
    public static int Percent(int part, int whole) => (part, whole) switch
    {
        (_, 0) or (0, _) => 0,
        _ when part >= whole => 100,
        _ => (int)Math.Clamp(Math.Round(100.0 * part / whole), 1, 99),
    };
}
