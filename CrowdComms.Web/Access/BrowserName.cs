namespace CrowdComms.Web.Access;

/// <summary>A browser and its system in words, from what it says of itself: enough for its owner to know it again.</summary>
internal static class BrowserName
{
    // In this order: most browsers claim to be others too.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

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
