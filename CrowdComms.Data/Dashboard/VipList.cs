using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>The first of the VIPs who are not here yet, by name. Who comes off the list is known from the change; who
/// comes onto it is asked for, because of the name.</summary>
internal sealed class VipList(IReadOnlyList<MissingVip> known)
{
    internal const int Shown = 10;

    private readonly List<MissingVip> _known = [.. known];

    /// <summary>Whether the list must be read anew.</summary>
    internal bool IsUnknown { get; private set; }

    internal IEnumerable<MissingVip> First => _known.Take(Shown);

    /// <summary>Applies the move of a VIP.</summary>
    /// <param name="move">Whose.</param>
    /// <param name="missing">VIPs who are not here, after it.</param>
    /// <returns>Whether the list may be another.</returns>
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
