using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Imports;

/// <summary>Reads how files write questions in headings and answers in cells.</summary>
internal static class QuestionGuess
{
    /// <summary>The headings of a column of answers: the question's label, its key, or both as our own exports write
    /// them. They are keys as <see cref="HeadingKey"/> creates them.</summary>
    internal static HashSet<string> Headings(QuestionRow question) =>
        [.. new[] { question.Label, question.Key, $"{question.Label} ({question.Key})",
            $"answers.{question.Key}" }.Select(HeadingKey.Of).Where(h => h.Length > 0)];

    /// <summary>The answers in a cell. Where several may be chosen, they are separated as <see cref="WordList"/> reads
    /// them; an option that contains a separator stays in one piece without quotation marks too.</summary>
    internal static IReadOnlyList<string> Texts(QuestionRow question, string cell) =>
        question.Kind == QuestionKind.Choices ? [.. Chosen(question, cell)] : [cell];

    private static IEnumerable<string> Chosen(QuestionRow question, string cell)
    {
        var parts = WordList.Parts(cell);
        var longest = question.Options.SelectMany(o => o.Former.Append(o.Text)).Max(text => (int?)WordList.Parts(text).Count) ?? 1;
        for (var begin = 0; begin < parts.Count;)
        {
            var most = parts[begin].IsQuoted ? 1 : Enumerable.Range(1, Math.Min(longest, parts.Count - begin))
                .LastOrDefault(count => question.Options.Any(o => o.IsCalled(Text(count)) || o.WasCalled(Text(count))), 1);
            yield return most == 1 ? parts[begin].Word : Text(most);
            begin += most;

            string Text(int count) => cell[parts[begin].Start..parts[begin + count - 1].End].Trim();
        }
    }
}
