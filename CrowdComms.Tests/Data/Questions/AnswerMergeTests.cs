using CrowdComms.Data.Questions;

namespace CrowdComms.Tests.Data.Questions;

/// <summary>Answers of a form and answers that others stored meanwhile are merged, whatever the kind of the question.</summary>
public sealed class AnswerMergeTests
{
    private static readonly IReadOnlyList<QuestionOption> Sizes = QuestionOption.New("S", "M", "L");

    private static string S => Sizes[0].Id.ToString();

    private static string M => Sizes[1].Id.ToString();

    private static string L => Sizes[2].Id.ToString();

    // For each kind: an answer of the form, of staff and of before, and staff's in words.
    private static IEnumerable<Asked> All =>
        Enum.GetValues<QuestionKind>().Select(kind => kind switch
        {
            QuestionKind.Text => new Asked(kind, ["seen"], ["mine"], ["theirs"], "theirs"),
            QuestionKind.Number => new Asked(kind, ["1"], ["2"], ["3"], "3"),
            QuestionKind.Choice => new Asked(kind, [S], [M], [L], "L"),
            QuestionKind.Choices => new Asked(kind, [S], [S, M], [M, L], "M, L"),
            QuestionKind.YesNo => new Asked(kind, [], ["no"], ["yes"], "Yes"),
        });

    [Fact]
    public void An_answer_is_that_of_the_only_one_who_changed_it()
    {
        foreach (var (question, asked) in All.Select(a => (a.Question, a)))
        {
            Assert.Equal(asked.Theirs, Merged(question, asked.Theirs, asked.Seen, asked.Seen).Answers.Of(question));
            Assert.Equal(asked.Mine, Merged(question, asked.Seen, asked.Seen, asked.Mine).Answers.Of(question));
            Assert.Equal([], Merged(question, [], asked.Mine, asked.Mine).Answers.Of(question));
            Assert.Empty(Merged(question, asked.Theirs, asked.Seen, asked.Seen).Disputed);
        }
    }

    [Fact]
    public void An_answer_that_both_changed_is_refused_by_name_with_the_stored_one_in_words()
    {
        foreach (var (question, asked) in All.Select(a => (a.Question, a)))
        {
            var merged = Merged(question, asked.Theirs, asked.Seen, asked.Mine);

            Assert.Equal((question.Field, $"Someone changed this to “{asked.Words}” in the meantime. Save again to keep yours."),
                merged.Disputed.Select(d => (d.Key, d.Value[0])).Single());
            Assert.Equal(asked.Mine, merged.Answers.Of(question));
            Assert.Empty(Merged(question, asked.Mine, asked.Seen, asked.Mine).Disputed);
        }
    }

    [Fact]
    public void Another_writing_of_one_answer_is_no_change()
    {
        var text = new QuestionRow(Guid.CreateVersion7(), "text", "Text", QuestionKind.Text);
        var choices = text with { Kind = QuestionKind.Choices, Options = [Sizes[0], Sizes[1] with { Retired = true }, Sizes[2]] };
        var yes = text with { Kind = QuestionKind.YesNo };

        Assert.Equal(["theirs"], Merged(text, ["theirs"], ["one\ntwo"], ["one\r\ntwo "]).Answers.Of(text));
        Assert.Equal([L], Merged(choices, [L], [M, S], [S, M]).Answers.Of(choices));
        Assert.Equal([L], Merged(choices, [L], [S, M], ["m", "s"]).Answers.Of(choices));
        Assert.Equal([], Merged(yes, [], ["yes"], ["Ja"]).Answers.Of(yes));
    }

    [Fact]
    public void A_question_that_the_form_does_not_have_keeps_its_answer_and_an_unknown_one_is_left_to_the_rules()
    {
        var question = new QuestionRow(Guid.CreateVersion7(), "talk", "Talk", QuestionKind.Text);
        var nothing = AnswerMerge.Of([question], Given(question, ["theirs"]), AnswerCorrection.None);
        Assert.Empty(nothing.Answers.Values);
        Assert.Empty(nothing.Disputed);

        var unknown = new GivenAnswers(new Dictionary<string, IReadOnlyList<string>> { ["none"] = ["mine"], ["talk"] = ["mine"] });
        var merged = AnswerMerge.Of([question], Given(question, ["theirs"]), new AnswerCorrection(GivenAnswers.None, unknown));
        Assert.Equal(["mine"], merged.Answers.Values["none"]);
        Assert.Equal("answers.talk", merged.Disputed.Keys.Single());
    }

    private static MergedAnswers Merged(
        QuestionRow question, IReadOnlyList<string> stored, IReadOnlyList<string> seen, IReadOnlyList<string> written) =>
            AnswerMerge.Of([question], Given(question, stored), new AnswerCorrection(Given(question, seen), Given(question, written)));

    private static GivenAnswers Given(QuestionRow question, IReadOnlyList<string> texts) =>
        new(new Dictionary<string, IReadOnlyList<string>> { [question.Id.ToString()] = texts });

    private sealed record Asked(QuestionKind Kind, string[] Seen, string[] Mine, string[] Theirs, string Words)
    {
        public QuestionRow Question { get; } = new(Guid.CreateVersion7(), "asked", "Asked", Kind) { Options = Sizes };
    }
}
