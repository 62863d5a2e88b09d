namespace CrowdComms.Web.CompanyLinks;

/// <summary>The addresses at which contact persons register the people of their company.</summary>
public static class CompanyLinkAddress
{
    /// <summary>The full address of the page, to be sent to the contact person, such as
    /// <c>https://fair.example/c/0f…</c>.</summary>
    public static string Page(Uri site, string key) => new Uri(site, $"c/{key}").AbsoluteUri;

    /// <summary>The address of the page within the site.</summary>
    public static string Within(string key) => $"/c/{key}";
}
