using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;

namespace CrowdComms.Data.Imports;

/// <summary>A word of a file that this event does not know: the name of a pass type, or a status.</summary>
/// <param name="Written">The word as the first row writes it, at most 200 characters.</param>
/// <param name="Rows">The number of rows that hold it.</param>
public sealed record UnknownWord(string Written, int Rows)
{
    /// <summary>The word without case and accents, the key in <see cref="ImportChoices.PassTypes"/> and
    /// <see cref="ImportChoices.Statuses"/>.</summary>
    public string Key => SearchText.Of(Written);
}

/// <summary>Reads the words for pass types and statuses in the rows of a file, and counts those that only the organiser can
/// explain.</summary>
internal sealed class RowWords(ImportChoices choices, IReadOnlyList<PassType> passTypes)
{
    private const int Most = 200, Longest = 200;

    private readonly PassType? _default = passTypes.FirstOrDefault(p => p.Id == choices.PassTypeId);
    private readonly Dictionary<string, PassType> _passTypes = ByWord(passTypes);

    // The words of earlier rows: a file has few different ones, and to fold each again would cost more than all else about a status.
    private readonly Dictionary<string, RegistrantStatus?> _statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnknownWord> _unknownPasses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnknownWord> _unknownStatuses = new(StringComparer.Ordinal);

    /// <summary>The names of pass types that the event does not have, the most frequent first, whether the organiser chose what
    /// they mean or not.</summary>
    internal IReadOnlyList<UnknownWord> UnknownPasses => Sorted(_unknownPasses);

    /// <summary>The words for a status that are not known here, the most frequent first.</summary>
    internal IReadOnlyList<UnknownWord> UnknownStatuses => Sorted(_unknownStatuses);

    /// <summary>Whether a word names a pass type: one of the event, or one that the organiser chose for it.</summary>
    internal bool NamesPassType(string? written) => written is not null && Known(written) is not null;

    /// <summary>The pass type of a row; null, with an error, where it has none.</summary>
    /// <param name="written">What the row holds; null for a blank cell.</param>
    /// <param name="row">The number of the row.</param>
    /// <param name="errors">Receives the error.</param>
    internal PassType? Pass(string? written, int row, List<RowError> errors)
    {
        if (written is null)
        {
            return _default ?? Missing(row, errors, "The pass type is missing. Write one, or choose a pass type for rows without one.");
        }

        if (!_passTypes.ContainsKey(SearchText.Of(written)))
        {
            Count(_unknownPasses, written);
        }

        return Known(written)
            ?? Missing(row, errors, PassTypeErrors.Unknown(Short(written), passTypes.Select(p => p.Name)).Message);
    }

    /// <summary>The status of a row; the default of the import where it names none or, with an error, an unknown one.</summary>
    internal RegistrantStatus Status(string? written, int row, List<RowError> errors)
    {
        if (written is null)
        {
            return choices.Status;
        }

        if (KnownStatus(written) is { } status)
        {
            return status;
        }

        Count(_unknownStatuses, written);
        if (choices.Statuses.TryGetValue(SearchText.Of(written), out var chosen))
        {
            return chosen;
        }

        errors.Add(new RowError(row, ImportFields.Label(ImportField.Status),
            $"“{Short(written)}” is not a known status. Choose what it means, or write Registered, Confirmed or Cancelled."));
        return choices.Status;
    }

    private RegistrantStatus? KnownStatus(string written)
    {
        if (!_statuses.TryGetValue(written, out var status))
        {
            var turned = choices.StatusTurned ? StatusWords.ReadTurned(written, choices.Status) : null;
            status = turned ?? StatusWords.Read(written);
            if (_statuses.Count < Most)
            {
                _statuses.Add(written, status);
            }
        }

        return status;
    }

    private PassType? Known(string written)
    {
        var key = SearchText.Of(written);
        return _passTypes.TryGetValue(key, out var known) ? known
            : choices.PassTypes.TryGetValue(key, out var chosen) ? passTypes.FirstOrDefault(p => p.Id == chosen) : null;
    }

    private static PassType? Missing(int row, List<RowError> errors, string sentence)
    {
        errors.Add(new RowError(row, ImportFields.Label(ImportField.PassType), sentence));
        return null;
    }

    // A column of other texts would fill the memory with words. A text that is longer than any name of a pass type or status is
    // no word to choose a meaning for; its rows are refused.
    private static void Count(Dictionary<string, UnknownWord> words, string written)
    {
        var key = SearchText.Of(written);
        if (words.TryGetValue(key, out var word))
        {
            words[key] = word with { Rows = word.Rows + 1 };
        }
        else if (words.Count < Most && written.Length <= Longest)
        {
            words.Add(key, new UnknownWord(written, 1));
        }
    }

    private static List<UnknownWord> Sorted(Dictionary<string, UnknownWord> words) => [.. words.Values.OrderByDescending(w => w.Rows)];

    private static string Short(string written) => written.Length > 60 ? written[..60] + "…" : written;

    // Codes win over names, and the first pass type over a later one of the same name, as when one person is
    // registered.
    private static Dictionary<string, PassType> ByWord(IReadOnlyList<PassType> passTypes)
    {
        var words = new Dictionary<string, PassType>(StringComparer.Ordinal);
        foreach (var (word, passType) in passTypes.Select(p => (p.Code, p)).Concat(passTypes.Select(p => (p.Name, p))))
        {
            words.TryAdd(SearchText.Of(word), passType);
        }

        return words;
    }
}
