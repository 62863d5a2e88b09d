namespace CrowdComms.Data.Common;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of this page, at most <paramref name="PageSize"/>.</param>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="PageSize">Rows a page.</param>
/// <param name="Total">Rows over all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int PageSize, int Total);
