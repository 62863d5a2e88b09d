namespace CrowdComms.Web.CompanyLinks;

/// <summary>The addresses at which companies register their people.</summary>
public static class CompanyLinkAddress
{
    /// <summary>The page, for whoever got its address, such as <c>https://fair.example/c/0f…</c>.</summary>
    public static string Page(Uri site, string key) => new Uri(site, $"c/{key}").AbsoluteUri;

    /// <summary>The page within the site.</summary>
    public static string Within(string key) => $"/c/{key}";
}
