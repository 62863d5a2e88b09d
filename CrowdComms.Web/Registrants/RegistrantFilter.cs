using System.Globalization;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Registrants;

/// <summary>What the grid shows. The address contains it, so that a link or the back button shows the same view
/// again.</summary>
public sealed record RegistrantFilter
{
    private const string New = "new";

    /// <summary>The numbers of rows per page that users can choose.</summary>
    public static IReadOnlyList<int> PageSizes { get; } = [25, 50, 100];

    /// <summary>The text in the search field; empty for no search.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only registrants with one of these statuses; empty for all.</summary>
    public IReadOnlyList<RegistrantStatus> Statuses { get; init; } = [];

    /// <summary>Only holders of a pass type with one of these codes; empty for all.</summary>
    public IReadOnlyList<string> PassTypes { get; init; } = [];

    /// <summary>Only registrants of this company; null for all.</summary>
    public Guid? Company { get; init; }

    /// <summary>Only registrants who arrived in a given time, at a given station, or are in a given zone.</summary>
    public HereFilter Here { get; init; } = HereFilter.None;

    /// <summary>The column by which the rows are sorted.</summary>
    public RegistrantSort Sort { get; init; }

    /// <summary>Whether the order is reversed.</summary>
    public bool Descending { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The number of rows per page, one of <see cref="PageSizes"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>The id of the registrant whose panel is open; null if none is.</summary>
    public Guid? Person { get; init; }

    /// <summary>Whether the panel for adding a registrant is open (<c>person=new</c>).</summary>
    public bool Adding { get; init; }

    /// <summary>Whether the filter can leave out registrants.</summary>
    public bool Narrows => Search.Length > 0 || Statuses.Count > 0 || PassTypes.Count > 0 || Company is not null || Here.Narrows;

    /// <summary>Reads the view from an address. A part of the address that cannot be read is ignored.</summary>
    public static RegistrantFilter Of(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        string One(string key) => query.TryGetValue(key, out var values) ? values.ToString() : "";
        IEnumerable<string> Many(string key) => query.TryGetValue(key, out var values) ? values.OfType<string>()
            .Where(v => v.Length > 0) : [];

        return new RegistrantFilter
        {
            Search = One("search"),
            Statuses = [.. Many("status").Select(Named<RegistrantStatus>).OfType<RegistrantStatus>().Distinct()],
            PassTypes = [.. Many("passType").Distinct(StringComparer.OrdinalIgnoreCase)],
            Company = Guid.TryParse(One("company"), out var company) ? company : null,
            Here = HereFilter.Of(One),
            Sort = Named<RegistrantSort>(One("sort")) ?? RegistrantSort.Name,
            Descending = One("order") == "desc",
            Page = int.TryParse(One("page"), CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
            PageSize = int.TryParse(One("pageSize"), CultureInfo.InvariantCulture, out var size) && PageSizes.Contains(size) ? size : 50,
            Person = Guid.TryParse(One("person"), out var person) ? person : null,
            Adding = One("person") == New,
        };
    }

    /// <summary>The address of this view on the page <paramref name="path"/>. Values that are the default are left
    /// out.</summary>
    public string Address(string path)
    {
        List<KeyValuePair<string, string?>> query = [];
        void Add(string key, string? value, bool said) => query.AddRange(said ? [new(key, value)] : []);

        Add("search", Search, Search.Length > 0);
        query.AddRange(Statuses.Select(s => new KeyValuePair<string, string?>("status", s.ToString())));
        query.AddRange(PassTypes.Select(p => new KeyValuePair<string, string?>("passType", p)));
        Add("company", Company?.ToString(), Company is not null);
        query.AddRange(Here.Query);
        Add("sort", Sort.ToString(), Sort != RegistrantSort.Name);
        Add("order", "desc", Descending);
        Add("page", Page.ToString(CultureInfo.InvariantCulture), Page > 1);
        Add("pageSize", PageSize.ToString(CultureInfo.InvariantCulture), PageSize != 50);
        Add("person", Person?.ToString(), Person is not null);
        Add("person", New, Adding);
        return QueryHelpers.AddQueryString(path, query);
    }

    /// <summary>The query with which the grid is read. It needs <paramref name="passTypes"/> to find the ids of the
    /// codes; an unknown code finds no one.</summary>
    public RegistrantQuery Query(IReadOnlyList<PassChoice> passTypes) => new()
    {
        Search = Search,
        Statuses = Statuses,
        PassTypes = [.. PassTypes.Select(code =>
            passTypes.FirstOrDefault(p => p.Code.Equals(code, StringComparison.OrdinalIgnoreCase))?.Id ?? Guid.Empty)],
        Company = Company,
        ArrivedFrom = Here.From,
        ArrivedUntil = Here.Until,
        Station = Here.Station,
        Zone = Here.Zone,
        Sort = Sort,
        Descending = Descending,
        Page = Page,
        PageSize = PageSize,
    };

    /// <summary>The same view without any filter; order and page size stay.</summary>
    public RegistrantFilter Cleared() => new() { Sort = Sort, Descending = Descending, PageSize = PageSize };

    /// <summary>The same view with the panel closed.</summary>
    public RegistrantFilter Closed() => this with { Person = null, Adding = false };

    /// <summary>Whether both views show the same rows, whatever panel is open.</summary>
    public bool SameRowsAs(RegistrantFilter? other) => other is not null && Closed().Address("") == other.Closed().Address("");

    private static T? Named<T>(string text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
