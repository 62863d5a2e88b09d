namespace CrowdComms.Data.Imports;

/// <summary>Hands out the rows of a file in batches, and reads and checks the next batch while the caller writes the present one,
/// so that one core reads while the database works on another.</summary>
internal sealed class RowsAhead : IAsyncDisposable
{
    /// <summary>The number of rows in the first batch, so that the progress shows immediately, and in every batch where other writers
    /// wait for it.</summary>
    internal const int Small = 500;

    // Some fifteen statements and a commit belong to every batch, whatever its size.
    private const int Large = 2_000;

    private readonly IEnumerator<ImportRow> _rows;
    private readonly int _later;
    private Task<IReadOnlyList<ImportRow>> _next;

    /// <summary>Begins to read.</summary>
    /// <param name="rows">The rows, read one after another.</param>
    /// <param name="writersWait">Whether other writers wait until a batch is written.</param>
    internal RowsAhead(IEnumerable<ImportRow> rows, bool writersWait)
    {
        (_rows, _later) = (rows.GetEnumerator(), writersWait ? Small : Large);
        _next = Begin(Small);
    }

    /// <summary>Returns the next batch; an empty one after the last row. The caller writes it before it asks for another.</summary>
    internal async Task<IReadOnlyList<ImportRow>> NextAsync()
    {
        var rows = await _next;
        _next = Begin(_later);
        return rows;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // The file may be deleted or read again only when nobody reads it any more. A failure of the reading was thrown by
        // NextAsync, or its rows are not wanted.
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _rows.Dispose();
    }

    // On a thread of its own: reading a batch takes a processor for some time without a pause, and scans are answered on the few threads
    // of the pool.
    private Task<IReadOnlyList<ImportRow>> Begin(int most) => Task.Factory.StartNew(
        IReadOnlyList<ImportRow> () => Read(most), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private List<ImportRow> Read(int most)
    {
        var rows = new List<ImportRow>(most);
        while (rows.Count < most && _rows.MoveNext())
        {
            rows.Add(_rows.Current);
        }

        return rows;
    }
}
