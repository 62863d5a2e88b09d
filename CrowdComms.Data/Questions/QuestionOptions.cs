using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>The choices of one question: how an organiser changes them, and which one a text means.</summary>
internal static class QuestionOptions
{
    /// <summary>The choices trimmed, and without those that have no text.</summary>
    internal static List<QuestionOption> Cleaned(IEnumerable<QuestionOption> options) =>
        [.. options.Select(o => o with { Text = TextRules.Line(o.Text) }).Where(o => o.Text.Length > 0)];

    /// <summary>Changes the choices of a question to those that an organiser wants.</summary>
    /// <param name="stored">The choices as they are, retired ones included.</param>
    /// <param name="wanted">The choices as they should be, cleaned. One with a known id is that choice, perhaps with a
    /// new text; one with the text of a choice that is not offered is that choice, offered again.</param>
    /// <returns>The choices in the new order. Those that the organiser left out are retired and not deleted, because a
    /// person may choose one at the same instant.</returns>
    internal static List<QuestionOption> Changed(IReadOnlyList<QuestionOption> stored, IReadOnlyList<QuestionOption> wanted)
    {
        var left = stored.Where(s => wanted.All(w => w.Id != s.Id)).ToList();
        var changed = new List<QuestionOption>();
        foreach (var option in wanted.DistinctBy(w => w.Id))
        {
            var before = stored.FirstOrDefault(s => s.Id == option.Id) ?? left.Find(s => s.IsCalled(option.Text));
            left.RemoveAll(s => s.Id == before?.Id);
            changed.Add(before is null ? option with { Former = [] } : before with
            {
                Text = option.Text,
                Retired = option.Retired,
                Former = [.. before.Former.Append(before.Text).Where(former => former != option.Text)
                    .Distinct(StringComparer.Ordinal)],
            });
        }

        return [.. changed.Concat(left.Select(s => s with { Retired = true })).OrderBy(o => o.Retired)];
    }

    /// <summary>The ids in a stored answer.</summary>
    internal static HashSet<string> Keys(string value) => [.. value.Split(AnswerRow.Between)];

    /// <summary>The choices of a stored answer, in the order of the question.</summary>
    internal static IEnumerable<QuestionOption> Chosen(this IReadOnlyList<QuestionOption> options, string value)
    {
        var keys = Keys(value);
        return options.Where(o => keys.Contains(o.Key));
    }

    /// <summary>Finds the choice that a text of a form, a file or a program means: its id, its text, or a text that it had
    /// before.</summary>
    /// <param name="options">All choices of the question.</param>
    /// <param name="text">The text that was given.</param>
    /// <param name="before">The person's stored answer, which keeps retired choices acceptable.</param>
    /// <returns>The choice; null if the text means none that this person may choose.</returns>
    internal static QuestionOption? Meant(this IReadOnlyList<QuestionOption> options, string text, string before)
    {
        var kept = options.Chosen(before).ToList();
        List<QuestionOption> possible = [.. kept, .. options.Where(o => !o.Retired)];
        return possible.Find(o => o.Key == text) ?? possible.Find(o => o.Text == text) ?? possible.Find(o => o.IsCalled(text))
            ?? possible.Find(o => o.WasCalled(text));
    }
}
