namespace CrowdComms.Web.Api;

/// <summary>The number of registrants by status.</summary>
/// <param name="Registered">Registered, but not confirmed yet.</param>
/// <param name="Confirmed">Confirmed, but not checked in yet.</param>
/// <param name="CheckedIn">Checked in.</param>
/// <param name="Cancelled">Cancelled: they will not come.</param>
public sealed record CountsResponse(int Registered, int Confirmed, int CheckedIn, int Cancelled);
