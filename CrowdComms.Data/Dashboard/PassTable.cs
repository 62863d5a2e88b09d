using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>Keeps the counts of an event's pass types, and their sum. One change costs the same however many registrants
/// there are.</summary>
internal sealed class PassTable
{
    private readonly Dictionary<Guid, PassFigures> _passes;
    private readonly Kept<PassFigures> _shown = new();

    internal PassTable(IReadOnlyList<PassFigures> passes)
    {
        _passes = passes.ToDictionary(p => p.Id);
        Sum = passes.Aggregate(default(StatusCounts), (sum, p) => sum.And(p.Counts));
    }

    /// <summary>The counts of all pass types together.</summary>
    internal StatusCounts Sum { get; private set; }

    /// <summary>The pass types as a list that stays the same object until a count changes.</summary>
    internal IReadOnlyList<PassFigures> All => _shown.Or(() => [.. _passes.Values]);

    internal IReadOnlyDictionary<Guid, PassFigures> ById => _passes;

    /// <summary>The number of VIPs who are expected and have not arrived.</summary>
    internal int MissingVips => _passes.Values.Where(p => p.IsVip).Sum(p => p.Counts.Missing);

    internal bool Knows(Move move) => _passes.ContainsKey(move.PassTypeId);

    internal bool IsVip(Move move) => _passes[move.PassTypeId].IsVip;

    /// <summary>Counts a move for the pass type of its registrant.</summary>
    internal void Apply(Move move)
    {
        var pass = _passes[move.PassTypeId];
        Sum = Sum.Moved(move.From, move.To);
        _passes[pass.Id] = pass with { Counts = pass.Counts.Moved(move.From, move.To) };
        _shown.Change();
    }
}
