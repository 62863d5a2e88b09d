using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>An import reads the next rows while it writes the present ones.</summary>
public sealed class RowsAheadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, new[] { 500, 2_000, 600 })]
    [InlineData(true, new[] { 500, 500, 500, 500, 500, 500, 100 })]
    public async Task Batches_are_small_where_writers_wait_and_no_row_is_lost(bool writersWait, int[] sizes)
    {
        await using var ahead = new RowsAhead(Rows(3_100), writersWait);
        var batches = new List<IReadOnlyList<ImportRow>>();
        while (await ahead.NextAsync() is { Count: > 0 } rows)
        {
            batches.Add(rows);
        }

        Assert.Equal(sizes, batches.Select(b => b.Count));
        Assert.Equal(Enumerable.Range(0, 3_100), batches.SelectMany(b => b).Select(r => r.Number));
    }

    [Fact]
    public async Task The_second_batch_is_read_before_anybody_asks_for_it()
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var ahead = new RowsAhead(Watched(), writersWait: true);
        Assert.Equal(500, (await ahead.NextAsync()).Count);
        await read.Task.WaitAsync(Stop);

        IEnumerable<ImportRow> Watched()
        {
            foreach (var row in Rows(999))
            {
                yield return row;
            }

            read.SetResult();
        }
    }

    [Fact]
    public async Task A_failure_of_the_reading_comes_with_its_batch()
    {
        await using var ahead = new RowsAhead(Failing(), writersWait: true);
        Assert.Equal(500, (await ahead.NextAsync()).Count);
        await Assert.ThrowsAsync<IOException>(ahead.NextAsync);

        static IEnumerable<ImportRow> Failing()
        {
            foreach (var row in Rows(600))
            {
                yield return row;
            }

            throw new IOException("The disk is broken.");
        }
    }

    private static IEnumerable<ImportRow> Rows(int count) => Enumerable.Range(0, count).Select(i =>
        new ImportRow(i, new RegistrantDetails("Ada", null, $"ada{i}@a.example", "GEN"), null, RegistrantStatus.Registered, []));
}
