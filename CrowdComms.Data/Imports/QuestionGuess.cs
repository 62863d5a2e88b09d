using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Imports;

/// <summary>Reads how files write questions in headings and answers in cells.</summary>
internal static class QuestionGuess
{
    private static readonly char[] Between = ['\n', ';', '|'];

    /// <summary>The headings of a column of answers: the question's label, its key, or both as our own exports write
    /// them. They are keys as <see cref="HeadingKey"/> creates them.</summary>
    internal static HashSet<string> Headings(QuestionRow question) =>
        [.. new[] { question.Label, question.Key, $"{question.Label} ({question.Key})",
            $"answers.{question.Key}" }.Select(HeadingKey.Of).Where(h => h.Length > 0)];

    /// <summary>The answers in a cell. Where several may be chosen, line breaks, semicolons, bars or commas separate
    /// them; an option that contains a comma stays in one piece.</summary>
    internal static IReadOnlyList<string> Texts(QuestionRow question, string cell) =>
        question.Kind == QuestionKind.Choices
            ? [.. cell.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(part => Chosen(question, part.Split(',')))] : [cell];

    private static IEnumerable<string> Chosen(QuestionRow question, string[] words)
    {
        for (var begin = 0; begin < words.Length;)
        {
            var most = Enumerable.Range(1, words.Length - begin)
                .LastOrDefault(count => question.Options.Any(o => o.IsCalled(Text(count)) || o.WasCalled(Text(count))), 1);
            yield return Text(most);
            begin += most;

            string Text(int count) => string.Join(',', words.Skip(begin).Take(count)).Trim();
        }
    }
}
