namespace CrowdComms.Web.Shared;

/// <summary>The address under which people reach this installation from outside.</summary>
/// <param name="Configured">The setting <c>PublicUrl</c>; null if it is not set.</param>
public sealed record PublicAddress(Uri? Configured)
{
    /// <summary>What the links of this installation begin with.</summary>
    /// <param name="asked">The address of the present request, used if none is configured.</param>
    public Uri Base(string asked) => Configured ?? new Uri(asked);
}
