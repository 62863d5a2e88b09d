namespace CrowdComms.Data.Dashboard;

/// <summary>A list that is handed out as the same object until something changes it, so that a page can see that it did
/// not change.</summary>
internal sealed class Kept<T>
{
    private IReadOnlyList<T>? _last;

    /// <summary>Lets the next call compose the list again.</summary>
    /// <param name="changed">Whether anything changed; false does nothing.</param>
    internal void Change(bool changed = true) => _last = changed ? null : _last;

    /// <summary>Returns the list that was composed last, or composes it now.</summary>
    internal IReadOnlyList<T> Or(Func<IReadOnlyList<T>> make) => _last ??= make();
}
