namespace CrowdComms.Web.Api;

/// <summary>People by their status.</summary>
/// <param name="Registered">Registered, not confirmed yet.</param>
/// <param name="Confirmed">Confirmed, not here yet.</param>
/// <param name="CheckedIn">Here.</param>
/// <param name="Cancelled">Will not come.</param>
public sealed record CountsResponse(int Registered, int Confirmed, int CheckedIn, int Cancelled);
