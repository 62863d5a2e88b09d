namespace CrowdComms.Data.Common;

/// <summary>One page of a longer list.</summary>
/// <param name="Items">The rows of this page, at most <paramref name="PageSize"/>.</param>
/// <param name="Number">The number of this page, from 1.</param>
/// <param name="PageSize">The greatest number of rows on one page.</param>
/// <param name="Total">The number of rows on all pages together.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int PageSize, int Total);

/// <summary>Asks for one page of a list.</summary>
/// <param name="Number">The number of the page, from 1.</param>
/// <param name="Size">The greatest number of rows on the page.</param>
public sealed record PageAsked(int Number, int Size);
