using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>Keeps the first registrants with a VIP pass who are not here yet, by name. A change says who leaves the
/// list; who comes onto it must be read from the database, since the change does not say where the name
/// belongs.</summary>
internal sealed class VipList(IReadOnlyList<MissingVip> known)
{
    internal const int Shown = 10;

    private readonly List<MissingVip> _known = [.. known];

    /// <summary>Whether the list must be read from the database again.</summary>
    internal bool IsUnknown { get; private set; }

    internal IEnumerable<MissingVip> First => _known.Take(Shown);

    /// <summary>Applies the move of a registrant with a VIP pass.</summary>
    /// <param name="move">The move of the registrant.</param>
    /// <param name="missing">The number of registrants with a VIP pass who are not here, after the move.</param>
    /// <returns>Whether the list may have changed.</returns>
    internal bool Apply(Move move, int missing)
    {
        var (was, now) = (move.From?.IsMissing() ?? false, move.To.IsMissing());
        if (was == now)
        {
            return false;
        }

        _known.RemoveAll(v => v.RegistrantId == move.RegistrantId);
        IsUnknown |= now || (_known.Count < Shown && missing > _known.Count);
        return true;
    }

    internal void Read(IReadOnlyList<MissingVip> fresh)
    {
        _known.Clear();
        _known.AddRange(fresh);
        IsUnknown = false;
    }
}
