using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Imports;

/// <summary>A file of people, and how it is to be imported.</summary>
public sealed record ImportAsked
{
    private const string FilePart = "file", MappingPart = "mapping", PassTypesPart = "passTypes", StatusesPart = "statuses";

    // The document of the API shows one description for all parts together.
    internal const string Parts =
        $"`{FilePart}`: a CSV file or an Excel workbook (.xlsx), up to 50 MB.\n\n"
        + $"`{MappingPart}`: a JSON object from column headings to what the columns hold: the name of a field, such as `firstName`, "
        + "`answers.` with the key of a question, or null for a column that is not imported. Columns that it does not name are "
        + "recognised by their headings.\n\n"
        + $"`{PassTypesPart}`: a JSON object from pass names in the file that the event does not have to the code or name of the pass "
        + "type that each means; null refuses its rows.\n\n"
        + $"`{StatusesPart}`: a JSON object from unknown words for a status in the file to `registered`, `confirmed` or "
        + "`cancelled`; null refuses the word's rows.\n\n"
        + "What `mapping`, `passTypes` and `statuses` say is remembered for the event's next import.";

    /// <summary>A CSV file or an Excel workbook (.xlsx), up to 50 MB.</summary>
    [FromForm(Name = FilePart)] public required IFormFile File { get; init; }

    /// <summary>From headings of the file to what their columns hold, in JSON; <see cref="AskedColumns"/> reads it.</summary>
    [FromForm(Name = MappingPart)] public string? Mapping { get; init; }

    /// <summary>From names of passes in the file to the pass types that they mean, in JSON; <see cref="AskedChoices"/> reads
    /// it.</summary>
    [FromForm(Name = PassTypesPart)] public string? PassTypes { get; init; }

    /// <summary>From words for a status in the file to what they mean, in JSON; <see cref="AskedChoices"/> reads it.</summary>
    [FromForm(Name = StatusesPart)] public string? Statuses { get; init; }

    /// <summary>Checks the file and returns what would happen; nothing is imported.</summary>
    public bool? DryRun { get; init; }

    /// <summary>What happens to a row whose email is registered already: <c>skip</c> (the default) or <c>update</c>.</summary>
    public string? OnDuplicate { get; init; }

    /// <summary>Carries confirmations and cancellations over to people who are registered already, without an email to them;
    /// only with <c>onDuplicate=update</c>.</summary>
    public bool? UpdateStatus { get; init; }

    /// <summary>The code or name of the pass type for rows that name none; empty refuses such rows. Left out, it is that of the
    /// event's last import.</summary>
    public string? PassType { get; init; }

    /// <summary>The status of rows that name none: <c>registered</c>, <c>confirmed</c> or <c>cancelled</c>. Left out, it is that
    /// of the event's last import, at first <c>registered</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The encoding of a text file, such as <c>windows-1252</c> or <c>shift_jis</c>; left out, it is detected.</summary>
    public string? Encoding { get; init; }

    /// <summary>The name of the workbook's sheet that is imported; left out, it is the first that holds people.</summary>
    public string? Sheet { get; init; }

    /// <summary>The number of the row that holds the headings, among the first rows; left out, it is searched for.</summary>
    public int? HeaderRow { get; init; }

    internal ReadingChoices Reading => new(
        ImportFile.Encodings.Keys.FirstOrDefault(name => name.Equals(Encoding, StringComparison.OrdinalIgnoreCase)),
        string.IsNullOrEmpty(Sheet) ? null : Sheet, HeaderRow);

    internal OnDuplicate Duplicates => AskedWords.Read<OnDuplicate>(OnDuplicate) ?? default;

    /// <summary>What is wrong before the file is read; null for nothing.</summary>
    /// <param name="sent">The parts of the request.</param>
    internal Error? Problem(IFormCollection sent)
    {
        var wrong = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var part in sent.Files.Where(f => f.Name != FilePart).Select(f => f.Name))
        {
            wrong[part] = [part is MappingPart or PassTypesPart or StatusesPart ? "Send this part as text, without a file name." : NoPart];
        }

        foreach (var part in sent.Keys.Where(k => k is not (MappingPart or PassTypesPart or StatusesPart)))
        {
            wrong[part] = [NoPart];
        }

        Check(wrong, "onDuplicate", OnDuplicate is null || AskedWords.Read<OnDuplicate>(OnDuplicate) is not null, "Write skip or update.");
        Check(wrong, "status", Status is null || AskedWords.Status(Status) is not null, AskedWords.StatusAdvice);
        Check(wrong, "encoding", string.IsNullOrWhiteSpace(Encoding) || Reading.Encoding is not null,
            $"This encoding is unknown. Write one of {string.Join(", ", ImportFile.Encodings.Keys)}.");
        Check(wrong, "updateStatus", UpdateStatus != true || Duplicates == Data.Imports.OnDuplicate.Update,
            "A status is updated only if people are updated. Add onDuplicate=update.");
        return wrong.Count == 0 ? null : Error.Validation(wrong);
    }

    private static string NoPart =>
        $"There is no such part. The parts are {FilePart}, {MappingPart}, {PassTypesPart} and {StatusesPart}; everything else belongs in "
            + "the query.";

    private static void Check(Dictionary<string, string[]> wrong, string field, bool isRight, string sentence)
    {
        if (!isRight)
        {
            wrong[field] = [sentence];
        }
    }
}
