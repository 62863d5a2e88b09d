using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Questions;
using CrowdComms.Web.Api;
using static System.Text.Json.JsonNamingPolicy;

namespace CrowdComms.Web.Imports;

/// <summary>The names by which programs know the columns of a file: the heading, or <c>Column 5</c> for each of several columns
/// that have one heading.</summary>
internal sealed class ColumnNames(ImportFile file)
{
    /// <summary>How the API writes a question as the content of a column: this, and the question's key.</summary>
    internal const string Answers = "answers.";

    private const int Listed = 30;

    private readonly List<string> _all =
        [.. file.Header.Select((heading, i) => file.Header.Count(h => h == heading) == 1 ? heading : Numbered(i))];

    /// <summary>The index of the column with this name: as it is written, otherwise whatever its case and accents, otherwise by
    /// its number.</summary>
    internal Result<int> Find(string name)
    {
        return Alike(name) switch
        {
            [var one] => one,
            [] => BadRequests.Invalid("mapping", $"The file has no column “{name}”. Its columns are {Quoted(_all)}."),
            var alike => BadRequests.Invalid("mapping",
                $"Several columns are called “{name}”. Write {Quoted([.. alike.Select(Numbered)])} for the one you mean."),
        };
    }

    /// <summary>What each column holds, by its name; an empty text for a column that is not imported.</summary>
    internal IReadOnlyDictionary<string, string> With(ImportChoices choices, IReadOnlyList<QuestionRow> questions)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _all.Count; i++)
        {
            columns.TryAdd(_all[i], choices.Questions.TryGetValue(i, out var asked)
                ? $"{Answers}{questions.FirstOrDefault(q => q.Id == asked)?.Key}"
                : choices.Columns[i] == ImportField.None ? "" : CamelCase.ConvertName(choices.Columns[i].Name));
        }

        return columns;
    }

    private List<int> Alike(string name)
    {
        var all = Enumerable.Range(0, _all.Count).ToList();
        Predicate<int>[] ways = [i => _all[i] == name, i => SearchText.Of(file.Header[i]) == SearchText.Of(name), i => Numbered(i) == name];
        return ways.Select(all.FindAll).FirstOrDefault(found => found.Count > 0, []);
    }

    private static string Numbered(int column) => $"Column {column + 1}";

    private static string Quoted(List<string> names) =>
        string.Join(", ", names.Take(Listed).Select(n => $"“{n}”")) + (names.Count > Listed ? " and others" : "");
}
