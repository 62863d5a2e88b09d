using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Api;

namespace CrowdComms.Web.Registrants;

/// <summary>Which registrants: a page in an order, or all of them from a cursor on.</summary>
[ValidatableType]
public sealed record RegistrantWalkListing : RegistrantListing
{
    /// <summary>The cursor that an answer gave as <c>next</c>: the rows that follow it, however many people were changed meanwhile. It
    /// goes with the filters of the first request, and without <c>page</c> and <c>sort</c>.</summary>
    public string? After { get; init; }

    /// <summary>Whether the rows are read in an order in which a cursor can go on: as long as no other is asked for.</summary>
    internal bool IsWalk => string.IsNullOrEmpty(Sort);

    /// <summary>Reads the cursor.</summary>
    /// <returns>The cursor, null for none; <c>validation</c> for a text that is not a cursor, and for one with a page or order.</returns>
    internal Result<RegistrantCursor?> Cursor()
    {
        if (After is null)
        {
            return default(Result<RegistrantCursor?>);
        }

        if (Page is not null || !IsWalk)
        {
            return BadRequests.Invalid(Page is null ? "sort" : "page",
                "Leave this out when you send after: the cursor already says where to continue.");
        }

        return RegistrantCursor.Read(After) is not { } cursor || (UpdatedAfter is not null && !cursor.ByUpdate)
            ? BadRequests.Invalid("after",
                "This is not a cursor of this list. Send the next value of a response to the same filters, unchanged.")
            : cursor;
    }
}

/// <summary>One page of registrants.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Page">The number of the page, from 1; 1 for a page that follows a cursor.</param>
/// <param name="PageSize">The number of rows per page.</param>
/// <param name="Total">The number of rows that match now.</param>
/// <param name="Next">The cursor of the rows that follow, to be sent as <c>after</c>; null after the last row, and where <c>sort</c> is
/// asked for.</param>
/// <param name="ReadUntil">The instant, UTC, to be sent as <c>updatedAfter</c> once <c>next</c> is null: it returns everyone who was
/// changed since, and some again. Null where <c>sort</c> is asked for.</param>
public sealed record RegistrantPageResponse(
    IReadOnlyList<RegistrantResponse> Items, int Page, int PageSize, int Total, string? Next, DateTime? ReadUntil);
