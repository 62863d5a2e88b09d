using System.Globalization;
using CrowdComms.Data.Companies;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Companies;

/// <summary>What the list of companies shows, as the address says it.</summary>
public sealed record CompanyFilter
{
    /// <summary>What was typed; empty for nothing.</summary>
    public string Search { get; init; } = "";

    /// <summary>The order.</summary>
    public CompanySort Sort { get; init; }

    /// <summary>The other way round.</summary>
    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The question to ask.</summary>
    public CompanyQuery Query => new() { Search = Search, Sort = Sort, Descending = Descending, Page = Page };

    /// <summary>Reads the view from an address. A part of the address that cannot be read is ignored.</summary>
    public static CompanyFilter Of(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        string One(string key) => query.TryGetValue(key, out var values) ? values.ToString() : "";
        return new CompanyFilter
        {
            Search = One("search"),
            Sort = One("sort") == "size" ? CompanySort.Size : CompanySort.Name,
            Descending = One("order") == "desc",
            Page = int.TryParse(One("page"), CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };
    }

    /// <summary>The address of this view within <paramref name="path"/>; what is as usual is left out.</summary>
    public string Address(string path)
    {
        List<KeyValuePair<string, string?>> query = [];
        void Add(string key, string value, bool said) => query.AddRange(said ? [new(key, value)] : []);

        Add("search", Search, Search.Length > 0);
        Add("sort", "size", Sort == CompanySort.Size);
        Add("order", "desc", Descending);
        Add("page", Page.ToString(CultureInfo.InvariantCulture), Page > 1);
        return QueryHelpers.AddQueryString(path, query);
    }

    /// <summary>Ordered by <paramref name="sort"/>: names from A, sizes from the greatest; asked twice, the other way round.</summary>
    public CompanyFilter SortedBy(CompanySort sort) => this with
    {
        Sort = sort,
        Descending = sort == Sort ? !Descending : sort == CompanySort.Size,
        Page = 1,
    };
}
