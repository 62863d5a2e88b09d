using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Imports;

/// <summary>Checks the answers of an import's rows by the same rules as the form at the desk.</summary>
internal static class AnsweredRows
{
    // The length of the column that keeps the name of a field.
    private const int MostOfField = 40;

    /// <summary>Returns the rows with the answers that would change; a row with an answer that is not acceptable is
    /// refused. Rows that will be skipped are not checked.</summary>
    internal static IReadOnlyList<ImportRow> Answered(this ImportTarget target, IReadOnlyList<ImportRow> rows, KnownPeople registered) =>
        rows.Any(r => r.Details.Answers is not null) ? [.. rows.Select(row => Answered(target, row, registered))] : rows;

    private static ImportRow Answered(ImportTarget target, ImportRow row, KnownPeople registered)
    {
        var person = registered.People.GetValueOrDefault(row.Key);
        if (row.Details.Answers is not { } given || row.Errors.Count > 0 || (person is null && registered.Keys.Contains(row.Key)))
        {
            return row;
        }

        var stored = person is null ? [] : registered.Answers[person.Id].ToDictionary(a => a.QuestionId, a => a.Value);
        var pass = person is null ? row.PassType! : PersonUpdate.PassType(person, row);
        var looked = AnswerRules.Check(target.Questions, pass.Id, given, stored);
        return looked.Problems.Count == 0 ? row with { Answers = looked.Values }
            : looked.Problems.Aggregate(row, (refused, problem) => refused.Refused(Field(target, problem.Key), problem.Value[0]));
    }

    private static string Field(ImportTarget target, string field)
    {
        var label = target.Questions.FirstOrDefault(q => q.Field == field)?.Label ?? field;
        return label.Length <= MostOfField ? label : $"{label[..(MostOfField - 1)]}…";
    }
}
