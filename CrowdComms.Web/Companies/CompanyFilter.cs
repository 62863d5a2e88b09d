using System.Globalization;
using CrowdComms.Data.Companies;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Companies;

/// <summary>What the list of companies shows. The address of the page contains it.</summary>
public sealed record CompanyFilter
{
    /// <summary>The text in the search field; empty for no search.</summary>
    public string Search { get; init; } = "";

    /// <summary>The column by which the rows are sorted.</summary>
    public CompanySort Sort { get; init; }

    /// <summary>Whether the order is reversed.</summary>
    public bool Descending { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The query with which the list is read.</summary>
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

    /// <summary>The address of this view on the page <paramref name="path"/>. Values that are the default are left
    /// out.</summary>
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

    /// <summary>The same view sorted by <paramref name="sort"/>: names from A, numbers from the greatest. If it is
    /// sorted so already, the order is reversed.</summary>
    public CompanyFilter SortedBy(CompanySort sort) => this with
    {
        Sort = sort,
        Descending = sort == Sort ? !Descending : sort == CompanySort.Size,
        Page = 1,
    };
}
