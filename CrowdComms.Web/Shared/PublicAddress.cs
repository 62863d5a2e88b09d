namespace CrowdComms.Web.Shared;

/// <summary>The address under which people outside reach this installation.</summary>
/// <param name="Configured"><c>PublicUrl</c>; null where nobody said it.</param>
public sealed record PublicAddress(Uri? Configured)
{
    /// <summary>What links begin with.</summary>
    /// <param name="asked">The address that the present request was sent to.</param>
    public Uri Base(string asked) => Configured ?? new Uri(asked);
}
