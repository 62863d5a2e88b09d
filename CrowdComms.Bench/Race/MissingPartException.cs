namespace CrowdComms.Bench.Race;

/// <summary>The machine lacks a part that a figure needs. The message is one sentence that says how to get it.</summary>
internal sealed class MissingPartException(string message) : Exception(message);
