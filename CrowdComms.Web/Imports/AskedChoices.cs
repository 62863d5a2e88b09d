using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.Imports;

/// <summary>What a call can refer to: the columns of its file, and the event's questions and pass types.</summary>
internal sealed record ImportOffer(ImportFile File, IReadOnlyList<QuestionRow> Questions, IReadOnlyList<PassChoice> PassTypes);

/// <summary>Turns what a call asks for into the choices of an import; of everything that is not known it says what to
/// write.</summary>
internal sealed class AskedChoices(ImportAsked asked, ImportOffer offer)
{
    private const int LongestPart = 256 * 1024;

    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<string, string[]> _wrong = new(StringComparer.Ordinal);

    /// <summary>The choices: what the call says, and what is suggested where it says nothing.</summary>
    internal Result<ImportChoices> Over(ImportChoices suggested)
    {
        if (asked.Sheet.OrNull() is not null && offer.File.Sheet is null)
        {
            _wrong["sheet"] = ["The file has no sheets. Leave this out."];
        }

        if (asked.Encoding.OrNull() is not null && offer.File.Encoding is null)
        {
            _wrong["encoding"] = ["The file states its own encoding. Leave this out."];
        }

        var choices = Columns(suggested) with
        {
            OnDuplicate = asked.Duplicates,
            UpdateStatus = asked.UpdateStatus == true,
            Status = AskedWords.Status(asked.Status) ?? suggested.Status,
            PassTypeId = asked.PassType is null ? suggested.PassTypeId : PassType("passType", asked.PassType),
            PassTypes = Meanings("passTypes", asked.PassTypes, suggested.PassTypes, PassTypeMeant),
            Statuses = Meanings("statuses", asked.Statuses, suggested.Statuses, StatusMeant),
        };
        return _wrong.Count == 0 ? choices : Error.Validation(_wrong);
    }

    private ImportChoices Columns(ImportChoices suggested)
    {
        var columns = new AskedColumns(new ColumnNames(offer.File), offer.Questions);
        foreach (var (heading, content) in Part("mapping", asked.Mapping))
        {
            columns.Read(heading, content);
        }

        if (columns.Wrong.Count > 0)
        {
            _wrong["mapping"] = [.. columns.Wrong];
        }

        return columns.Over(suggested);
    }

    // Words by the key under which an import looks them up; null takes back what an earlier import remembered.
    private Dictionary<string, T> Meanings<T>(
        string part, string? json, IReadOnlyDictionary<string, T> before, Func<string, string, T?> meant)
        where T : struct
    {
        var words = before.ToDictionary();
        foreach (var (word, written) in Part(part, json))
        {
            words.Remove(SearchText.Of(word));
            if (written.OrNull() is { } said && meant(word, said) is { } value)
            {
                words[SearchText.Of(word)] = value;
            }
        }

        return words;
    }

    private Guid? PassTypeMeant(string word, string said)
    {
        var (own, meant) = (Find(word), PassType("passTypes", said));
        if (own is not null && meant is not null && own.Id != meant)
        {
            Add("passTypes", $"“{word}” is a pass type of this event, so it cannot mean another. Leave it out.");
        }

        return meant;
    }

    private RegistrantStatus? StatusMeant(string word, string said)
    {
        var (own, meant) = (StatusWords.Read(word), AskedWords.Status(said));
        if (meant is null)
        {
            Add("statuses", $"“{said}” is not a status that a file can set. {AskedWords.StatusAdvice}");
        }
        else if (own is not null && own != meant)
        {
            Add("statuses", $"“{word}” already means {own} here, so it cannot mean another status. Leave it out.");
        }

        return meant;
    }

    private Guid? PassType(string field, string said)
    {
        var found = Find(said);
        if (found is null && said.OrNull() is not null)
        {
            Add(field, PassTypeErrors.Unknown(said, offer.PassTypes.Select(p => p.Name)).Message);
        }

        return found?.Id;
    }

    private PassChoice? Find(string word) =>
        offer.PassTypes.FirstOrDefault(p => SearchText.Of(p.Code) == SearchText.Of(word))
            ?? offer.PassTypes.FirstOrDefault(p => SearchText.Of(p.Name) == SearchText.Of(word));

    private Dictionary<string, string?> Part(string name, string? json)
    {
        try
        {
            if (json.OrNull() is null)
            {
                return [];
            }

            if (json!.Length <= LongestPart && JsonSerializer.Deserialize<Dictionary<string, string?>>(json, Strict) is { } read
                && !read.Keys.Concat(read.Values).Any(text => text?.Contains('\0', StringComparison.Ordinal) == true))
            {
                return read;
            }
        }
        catch (JsonException)
        {
            // The sentence below says what a right part looks like.
        }

        Add(name, "Send a JSON object of texts, such as {\"Ticket\": \"passType\"}, and name nothing twice.");
        return [];
    }

    private void Add(string field, string sentence) => _wrong[field] = [.. _wrong.GetValueOrDefault(field, []), sentence];
}
