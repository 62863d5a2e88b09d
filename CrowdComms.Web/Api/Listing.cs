using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.Common;

namespace CrowdComms.Web.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="PageSize">The number of rows per page.</param>
/// <param name="Total">The number of rows on all pages together.</param>
public sealed record PageResponse<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total);

/// <summary>Which page of a list is requested.</summary>
[ValidatableType]
public record Paging
{
    /// <summary>The highest number of a page that can be requested.</summary>
    public const int LastPage = 10_000_000;

    /// <summary>The greatest number of rows per page.</summary>
    public const int MostRows = 200;

    /// <summary>The number of the page, from 1.</summary>
    [Range(1, LastPage, ErrorMessage = "The page must be a number from 1 to 10000000."), DefaultValue(1)]
    public int? Page { get; init; }

    /// <summary>The number of rows per page, 1 to 200.</summary>
    [Range(1, MostRows, ErrorMessage = "The page size must be a number from 1 to 200."), DefaultValue(50)]
    public int? PageSize { get; init; }
}

/// <summary>Which page of a list is requested, and in which order.</summary>
[ValidatableType]
public record Listing : Paging
{
    /// <summary>The name of the order; with a hyphen before it the order is reversed.</summary>
    [StringLength(40, ErrorMessage = "This sort order does not exist.")]
    public string? Sort { get; init; }

    /// <summary>Reads the order that <see cref="Sort"/> names.</summary>
    /// <param name="known">Every name that may be used, with its order.</param>
    /// <param name="usual">The order if none is named.</param>
    /// <returns>The order and whether it is reversed; <c>validation</c> if the name is unknown.</returns>
    internal Result<(T By, bool Descending)> OrderOf<T>(IReadOnlyDictionary<string, T> known, (T By, bool Descending) usual)
    {
        if (string.IsNullOrEmpty(Sort))
        {
            return usual;
        }

        var descending = Sort[0] == '-';
        return known.TryGetValue(descending ? Sort[1..] : Sort, out var by) ? (by, descending)
            : BadRequests.Invalid("sort", $"Sort by one of {string.Join(", ", known.Keys)}. A hyphen before it reverses the order.");
    }
}

/// <summary>Turns pages of the services into pages of the API.</summary>
internal static class PageExtensions
{
    /// <summary>Returns the page with each row in the API's shape.</summary>
    internal static PageResponse<TAnswer> Answer<TRow, TAnswer>(this Page<TRow> page, Func<TRow, TAnswer> shape) =>
        new([.. page.Items.Select(shape)], page.Number, page.PageSize, page.Total);

    /// <summary>Cuts one page out of a list that the service always returns complete.</summary>
    internal static PageResponse<TAnswer> Cut<TRow, TAnswer>(this IReadOnlyList<TRow> rows, Paging paging, Func<TRow, TAnswer> shape)
    {
        var (number, size) = (paging.Page ?? 1, paging.PageSize ?? 50);
        return new PageResponse<TAnswer>(
            [.. rows.Skip((int)Math.Min(int.MaxValue, (long)(number - 1) * size)).Take(size).Select(shape)], number, size, rows.Count);
    }
}
