namespace CrowdComms.Data.Dashboard;

/// <summary>A list that is handed out as the same object until something changes it.</summary>
internal sealed class Kept<T>
{
    private IReadOnlyList<T>? _last;

    /// <summary>Has the list made again when it is asked for the next time.</summary>
    /// <param name="changed">Whether it changed at all.</param>
    internal void Change(bool changed = true) => _last = changed ? null : _last;

    /// <summary>The list as it was made last, or made now.</summary>
    internal IReadOnlyList<T> Or(Func<IReadOnlyList<T>> make) => _last ??= make();
}
