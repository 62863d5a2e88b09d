namespace CrowdComms.Web.Access;

/// <summary>Turns the User-Agent header into the name of a browser and its system, enough for users to recognise their
/// own.</summary>
internal static class BrowserName
{
    // The order matters: most browsers also contain the names of others in their header.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
            ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
            ("Mac OS X", "macOS"), ("Linux", "Linux")];

    internal static string Of(string userAgent) =>
        (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
        {
            (null, null) => "Another program",
            ({ } browser, null) => browser,
            (null, { } system) => $"A browser on {system}",
            var (browser, system) => $"{browser} on {system}",
        };

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
