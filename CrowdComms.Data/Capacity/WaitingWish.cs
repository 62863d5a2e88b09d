namespace CrowdComms.Data.Capacity;

/// <summary>Somebody who wants to wait for a place.</summary>
/// <param name="FirstName">Given names, up to 100 characters.</param>
/// <param name="LastName">Family name, up to 100 characters.</param>
/// <param name="Email">Where they are told.</param>
/// <param name="PassType">The code of the pass.</param>
/// <param name="Consents">Whether they agree to what the event asks.</param>
public sealed record WaitingWish(string FirstName, string? LastName, string Email, string PassType, bool Consents);
