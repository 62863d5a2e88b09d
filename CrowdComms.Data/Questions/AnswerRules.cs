using System.Globalization;
using CrowdComms.Data.Common;
using static CrowdComms.Data.Questions.QuestionsTexts;

namespace CrowdComms.Data.Questions;

/// <summary>Validates answers, with the same rules for the form, the desk and the API. Every sentence names its
/// question.</summary>
public static class AnswerRules
{
    /// <summary>The greatest length of a free text, in characters.</summary>
    public const int MostOfText = 1000;

    internal const string Yes = "yes";
    internal const string No = "no";

    /// <summary>Checks the answers of one person.</summary>
    /// <param name="questions">The event's questions in their order, retired ones included.</param>
    /// <param name="passTypeId">The pass type that the person holds; null for none yet.</param>
    /// <param name="given">The answers that were given.</param>
    /// <param name="stored">The person's earlier answers, by question.</param>
    public static CheckedAnswers Check(IReadOnlyList<QuestionRow> questions, Guid? passTypeId, GivenAnswers given,
        IReadOnlyDictionary<Guid, string> stored)
    {
        var (values, problems) =
            (new Dictionary<Guid, string>(), new Dictionary<string, string[]>(StringComparer.Ordinal));
        var unknown = given.Values.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var before = Ordered(question, stored.GetValueOrDefault(question.Id, ""));
            var name = new[] { question.Id.ToString(), question.Key }.FirstOrDefault(unknown.Remove);
            var asked = !question.Retired && question.Concerns(passTypeId);
            Result<string> answer = name is null ? before : Answer(question, new Asking(asked, given.Complete), given.Values[name], before);
            answer = given.Deletes(question, name is not null, answer.IsOk && answer.Value == before) ? "" : answer;
            if (answer.Failed(out var problem))
            {
                problems[name is null ? question.Field : $"answers.{name}"] = [problem.Message];
            }
            else if (answer.Value.Length == 0 && asked && question.Required && given.Complete)
            {
                problems[name is null ? question.Field : $"answers.{name}"] = [L["“{0}” needs an answer.", question.Label]];
            }
            else if (answer.Value != before)
            {
                values[question.Id] = answer.Value;
            }
        }

        foreach (var name in unknown)
        {
            problems[$"answers.{name}"] = [L["This event has no question “{0}”.", name]];
        }

        return new CheckedAnswers(values, problems);
    }

    // Options may have another order than when the answer was stored, which is no change of the answer.
    private static string Ordered(QuestionRow question, string value) => QuestionRules.HasOptions(question.Kind)
        ? AnswerRow.Join(question.Options.Chosen(value).Select(o => o.Key)) : value;

    private static Result<string> Answer(
        QuestionRow question, Asking how, IReadOnlyList<string> given, string before)
    {
        List<string> texts = [.. given.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t.Trim())];
        if (AnswerRow.Join(texts) == before || (!how.Asked && how.Complete))
        {
            return before;
        }

        if (!how.Asked && texts.Count > 0)
        {
            return Wrong(question.Retired ? L["“{0}” is no longer asked.", question.Label]
                : L["“{0}” is not asked of people with this pass.", question.Label]);
        }

        return texts.Count == 0 ? ""
            : texts.Count > 1 && question.Kind != QuestionKind.Choices ? Wrong(L["“{0}” takes only one answer.", question.Label])
            : Canonical(question, texts, before);
    }

    private static Result<string> Canonical(QuestionRow question, List<string> texts, string before) => question.Kind switch
    {
        QuestionKind.Text => Text(question, texts[0]),
        QuestionKind.Number => Number(question, texts[0], before),
        QuestionKind.Choice => Choices(question, texts, before),
        QuestionKind.Choices => Choices(question, texts, before),
        QuestionKind.YesNo => YesNo(question, texts[0]),
    };

    private static Result<string> Text(QuestionRow question, string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        return TextRules.Text(L["“{0}”", question.Label], lines, MostOfText) is { } sentence ? Wrong(sentence) : lines;
    }

    private static Result<string> Number(QuestionRow question, string text, string before) =>
        !TryParse(DecimalComma.Point(text), out var number)
            ? Wrong(L["“{0}” needs a number, such as 12 or 2.5.", question.Label])
            : TryParse(before, out var stored) && stored == number ? before
            : number.ToString(CultureInfo.InvariantCulture);

    private static bool TryParse(string text, out decimal number) => decimal.TryParse(text,
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static Result<string> Choices(QuestionRow question, List<string> texts, string before)
    {
        List<QuestionOption?> chosen = [.. texts.Select(t => question.Options.Meant(t, before))];
        return chosen.IndexOf(null) is >= 0 and var missing ? Wrong(Missing(question, texts[missing]))
            : AnswerRow.Join(question.Options.Where(chosen.Contains).Select(o => o.Key));
    }

    private static string Missing(QuestionRow question, string text)
    {
        var retired = question.Options.FirstOrDefault(o => o.Key == text || o.IsCalled(text) || o.WasCalled(text));
        var offered = string.Join(", ", question.Offered().Select(o => o.Text));
        return retired is null ? L["“{0}” has no choice “{1}”. Choose from: {2}.", question.Label, Short(text), offered]
            : L["“{0}” no longer offers “{1}”. Choose from: {2}.", question.Label, retired.Text, offered];
    }

    private static Result<string> YesNo(QuestionRow question, string text) => YesNoWords.Read(text) switch
    {
        true => Yes,
        false => No,
        null => Wrong(L["“{0}” needs yes or no.", question.Label]),
    };

    private static string Short(string text) => text.Length <= 40 ? text : $"{text[..40]}…";

    private static Error Wrong(string sentence) => new(ErrorKind.Validation, "validation", sentence);

    /// <summary>Whether the question is asked of the person, and whether the answers are all that they give.</summary>
    private sealed record Asking(bool Asked, bool Complete);
}

/// <summary>Answers that were checked.</summary>
/// <param name="Values">The answers to store, by question: only those that differ; an empty text deletes an
/// answer.</param>
/// <param name="Problems">From the field <c>answers.</c> with the question's name in the request (its id if the request
/// did not mention it) to a sentence; empty when all are acceptable.</param>
public sealed record CheckedAnswers(
    IReadOnlyDictionary<Guid, string> Values, IReadOnlyDictionary<string, string[]> Problems);
