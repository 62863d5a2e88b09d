using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>Merges the answers of a form with those that others stored after the form was opened.</summary>
public static class AnswerMerge
{
    /// <summary>
    /// Takes for each question the stored answer where the form did not change it, otherwise the answer of the form. An
    /// answer that both changed, each to another value, is disputed.
    /// </summary>
    /// <param name="questions">The questions that the form asks. Answers to others are left as they are written.</param>
    /// <param name="stored">The answers that are stored now.</param>
    /// <param name="correction">The answers that the form showed, and those that it sends.</param>
    public static MergedAnswers Of(IReadOnlyList<QuestionRow> questions, GivenAnswers stored, AnswerCorrection correction)
    {
        var (seen, written) = correction;
        var values = new Dictionary<string, IReadOnlyList<string>>(written.Values, StringComparer.Ordinal);
        var disputed = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            if (written.NameOf(question) is not { } name)
            {
                continue;
            }

            var (now, shown, wanted) = (stored.Of(question), seen.Of(question), values[name]);
            if (IsSame(question, wanted, shown))
            {
                values[name] = now;
            }
            else if (!IsSame(question, now, shown) && !IsSame(question, now, wanted))
            {
                disputed[$"answers.{name}"] = ChangedMeanwhile.To(now.Count == 0 ? null : AnswerRow.Spoken(question, AnswerRow.Join(now)));
            }
        }

        return new MergedAnswers(written with { Values = values }, disputed);
    }

    // A form sends line breaks of its own and choices in another order, which is no change.
    private static bool IsSame(QuestionRow question, IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var known = AnswerRow.Join(one.Concat(other));
        return Read(one).SequenceEqual(Read(other), StringComparer.Ordinal);

        IEnumerable<string> Read(IReadOnlyList<string> texts)
        {
            var given = texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t.Trim());
            return question.Kind switch
            {
                QuestionKind.Text => given.Select(t => t.ReplaceLineEndings("\n")),
                QuestionKind.Number => given,
                QuestionKind.Choice or QuestionKind.Choices =>
                    given.Select(t => question.Options.Meant(t, known)?.Key ?? t).Distinct().Order(StringComparer.Ordinal),
                QuestionKind.YesNo => given.Select(t => YesNoWords.Read(t)?.ToString() ?? t),
            };
        }
    }
}

/// <summary>Answers of a form that was opened earlier.</summary>
/// <param name="Seen">The answers as the form showed them.</param>
/// <param name="Written">The answers as the form sends them.</param>
public sealed record AnswerCorrection(GivenAnswers Seen, GivenAnswers Written)
{
    /// <summary>A form without questions.</summary>
    public static AnswerCorrection None { get; } = new(GivenAnswers.None, GivenAnswers.None);
}

/// <summary>Answers of a form, merged with the stored ones.</summary>
/// <param name="Answers">The answers to save; a disputed one is that of the form.</param>
/// <param name="Disputed">From the field of each disputed answer to a sentence with the stored one; empty when none
/// is.</param>
public sealed record MergedAnswers(GivenAnswers Answers, IReadOnlyDictionary<string, string[]> Disputed);
