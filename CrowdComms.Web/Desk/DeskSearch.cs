using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Web.Shared;

namespace CrowdComms.Web.Desk;

/// <summary>The search below the desk's field: what was typed, the registrants found, and which of them is
/// highlighted.</summary>
internal sealed class DeskSearch(RegistrantSearch search, EventAccess access) : IDisposable
{
    private readonly Newest _newest = new();
    private int _selected;

    /// <summary>What was typed, without outer blanks.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>The registrants found; null while nothing is searched.</summary>
    internal IReadOnlyList<RegistrantRow>? Hits { get; private set; }

    /// <summary>The position of the highlighted registrant.</summary>
    internal int Selected => Hits is { Count: > 0 } hits ? Math.Clamp(_selected, 0, hits.Count - 1) : 0;

    public void Dispose() => _newest.Dispose();

    /// <summary>Finds registrants by a text; a blank text and a ticket code find none.</summary>
    /// <returns>The error of the search; null if there is none, and when a newer text replaced this one.</returns>
    internal async Task<Error?> FindAsync(string text)
    {
        Text = text.Trim();
        var stop = _newest.Begin();
        if (SearchText.Words(Text).Count == 0)
        {
            Hits = null;
        }
        else if (TicketCode.Read(Text) is null)
        {
            var found = await search.FindAsync(access.Event.Id, text, access.Actor, stop);
            if (found.Failed(out var error))
            {
                return error;
            }

            if (!stop.IsCancellationRequested)
            {
                (Hits, _selected) = (found.Value, 0);
            }
        }

        return null;
    }

    /// <summary>The highlighted registrant if the list belongs to this text; null otherwise.</summary>
    internal RegistrantRow? ChosenFor(string text) => Hits is { Count: > 0 } hits && text == Text ? hits[Selected] : null;

    /// <summary>Highlights the next registrant, or the one before; after the last comes the first.</summary>
    internal void Move(bool down) =>
        _selected = Hits is { Count: > 0 } hits ? (Selected + (down ? 1 : hits.Count - 1)) % hits.Count : 0;

    /// <summary>Closes the list.</summary>
    internal void Close()
    {
        _newest.Stop();
        (Hits, Text) = (null, "");
    }
}
