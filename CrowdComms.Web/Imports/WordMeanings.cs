namespace CrowdComms.Web.Imports;

/// <summary>A word of the file, with the meanings that the organiser can choose from.</summary>
/// <param name="Key">The key of the word, under which the choice is kept.</param>
/// <param name="Written">The word as the file writes it.</param>
/// <param name="Rows">The number of rows that hold it.</param>
/// <param name="Options">The meanings.</param>
/// <param name="Chosen">The value of the meaning that is chosen now.</param>
public sealed record WordRow(string Key, string Written, int Rows, IReadOnlyList<WordOption> Options, string Chosen);

/// <summary>One meaning of a word.</summary>
/// <param name="Value">The value in the form.</param>
/// <param name="Label">What the organiser reads.</param>
public sealed record WordOption(string Value, string Label);

/// <summary>What the organiser chose for a word.</summary>
/// <param name="Key">The key of the word.</param>
/// <param name="Value">The value of the meaning.</param>
public sealed record WordMeant(string Key, string Value);
