namespace CrowdComms.Bench.Boards;

/// <summary>Answers what the server asks the scripts of a page, as a browser would that chose a station before.</summary>
/// <param name="station">The station that the browser remembers; null for none.</param>
internal sealed class ScriptAnswers(Guid? station)
{
    private const int ObjectWanted = 1;

    private int _objects;

    /// <summary>The answer as JSON.</summary>
    /// <param name="function">The name of the script's function.</param>
    /// <param name="wanted">The kind of the result, as the server writes it.</param>
    internal string To(string function, int wanted) => (wanted, function) switch
    {
        (ObjectWanted, _) => $"{{\"__jsObjectId\":{Interlocked.Increment(ref _objects)}}}",
        (_, "recall") => station is null ? "null" : $"\"{station}\"",
        (_, "isSure") => "true",
        (_, "wasOpen") => "false",
        _ => "null",
    };
}
