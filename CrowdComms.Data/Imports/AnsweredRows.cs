using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Imports;

/// <summary>Looks at the answers of rows by the same rules as the form at the desk.</summary>
internal static class AnsweredRows
{
    // What the database keeps of the name of a field.
    private const int MostOfField = 40;

    /// <summary>The rows with what is new of their answers; refused are those with an answer that is not acceptable. Whoever is skipped is not looked at.</summary>
    internal static IReadOnlyList<ImportRow> Answered(this ImportTarget target, IReadOnlyList<ImportRow> rows, KnownPeople registered) =>
        rows.Any(r => r.Details.Answers is not null) ? [.. rows.Select(row => Answered(target, row, registered))] : rows;

    private static ImportRow Answered(ImportTarget target, ImportRow row, KnownPeople registered)
    {
        var person = registered.People.GetValueOrDefault(row.EmailKey);
        if (row.Details.Answers is not { } given || row.Errors.Count > 0 || (person is null && registered.Keys.Contains(row.EmailKey)))
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
