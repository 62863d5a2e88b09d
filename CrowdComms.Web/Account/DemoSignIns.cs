namespace CrowdComms.Web.Account;

/// <summary>The demo's users, one for each role.</summary>
internal static class DemoSignIns
{
    internal const string Password = "Demo-crowd-2026!";

    internal static IReadOnlyList<string> Emails { get; } = ["admin@demo.example", "organiser@demo.example", "staff@demo.example"];
}
