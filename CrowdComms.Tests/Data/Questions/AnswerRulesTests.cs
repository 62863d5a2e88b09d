using System.Text.Json;
using CrowdComms.Data.Questions;

namespace CrowdComms.Tests.Data.Questions;

public sealed class AnswerRulesTests
{
    private static readonly Guid General = Guid.CreateVersion7();
    private static readonly Guid Vip = Guid.CreateVersion7();

    [Theory]
    [InlineData(QuestionKind.Text, "In my own words", "In my own words")]
    [InlineData(QuestionKind.Text, " two\r\nlines ", "two\nlines")]
    [InlineData(QuestionKind.Number, "12", "12")]
    [InlineData(QuestionKind.Number, " -2.50 ", "-2.50")]
    [InlineData(QuestionKind.Number, "42,5", "42.5")]
    [InlineData(QuestionKind.Number, "007", "7")]
    [InlineData(QuestionKind.Choice, "Large", "Large")]
    [InlineData(QuestionKind.Choice, "large ", "Large")]
    [InlineData(QuestionKind.Choices, "Extra large|Small", "Small, Extra large")]
    [InlineData(QuestionKind.Choices, "Small|small", "Small")]
    [InlineData(QuestionKind.YesNo, "Yes", "Yes")]
    [InlineData(QuestionKind.YesNo, "false", "No")]
    [InlineData(QuestionKind.Text, " ", "")]
    [InlineData(QuestionKind.Choices, "", "")]
    public void A_good_answer_is_kept_in_one_form(QuestionKind kind, string given, string kept)
    {
        var question = Ask(kind);

        var looked = Check([question], given: Give(question.Key, given.Split('|')));

        Assert.Empty(looked.Problems);
        Assert.Equal(kept, looked.Values.TryGetValue(question.Id, out var value) ? Row(question, value).Text : "");
    }

    [Theory]
    [InlineData(QuestionKind.Text, "bell \a", "“How big?” contains a control character. Type it again.")]
    [InlineData(QuestionKind.Number, "twelve", "“How big?” needs a number, such as 12 or 2.5.")]
    [InlineData(QuestionKind.Number, "1,500", "“How big?” needs a number, such as 12 or 2.5.")]
    [InlineData(QuestionKind.Number, "1e5", "“How big?” needs a number, such as 12 or 2.5.")]
    [InlineData(QuestionKind.Number, "1|2", "“How big?” takes only one answer.")]
    [InlineData(QuestionKind.Choice, "Huge",
        "“How big?” has no choice “Huge”. Choose from: Small, Large, Extra large.")]
    [InlineData(QuestionKind.Choice, "Small|Large", "“How big?” takes only one answer.")]
    [InlineData(QuestionKind.Choices, "Small|Huge",
        "“How big?” has no choice “Huge”. Choose from: Small, Large, Extra large.")]
    [InlineData(QuestionKind.YesNo, "perhaps", "“How big?” needs yes or no.")]
    public void A_wrong_answer_is_told_in_a_sentence_that_names_the_question(
        QuestionKind kind, string given, string sentence)
    {
        var question = Ask(kind);

        var looked = Check([question], given: Give(question.Id.ToString(), given.Split('|')));

        Assert.Equal(new KeyValuePair<string, string>($"answers.{question.Id}", sentence),
            Assert.Single(looked.Problems.ToDictionary(p => p.Key, p => p.Value[0])));
        Assert.Empty(looked.Values);
    }

    [Fact]
    public void A_long_text_is_refused_with_its_length()
    {
        var question = Ask(QuestionKind.Text);

        Assert.Equal("“How big?” has 1,001 characters. Use at most 1,000.",
            Check([question], Give(question.Key, new string('x', 1001))).Problems[$"answers.{question.Key}"][0]);
    }

    [Theory]
    [InlineData(QuestionKind.Text), InlineData(QuestionKind.Number), InlineData(QuestionKind.Choice),
        InlineData(QuestionKind.Choices), InlineData(QuestionKind.YesNo)]
    public void What_is_required_is_asked_of_those_whom_it_concerns_when_they_answer_for_themselves(QuestionKind kind)
    {
        var question = Ask(kind) with { Required = true, PassTypeIds = [Vip] };
        var nothing = GivenAnswers.None with { Complete = true };

        Assert.Equal("“How big?” needs an answer.",
            AnswerRules.Check([question], Vip, nothing, new Dictionary<Guid, string>()).Problems[question.Field][0]);
        Assert.Empty(AnswerRules.Check([question], General, nothing, new Dictionary<Guid, string>()).Problems);
        Assert.Empty(AnswerRules.Check([question], null, nothing, new Dictionary<Guid, string>()).Problems);
        Assert.Empty(AnswerRules.Check([question], Vip, GivenAnswers.None, new Dictionary<Guid, string>()).Problems);
        Assert.Empty(AnswerRules.Check([question], Vip, nothing,
            new Dictionary<Guid, string>
            {
                [question.Id] = question.Options.Select(o => o.Id.ToString()).FirstOrDefault("kept"),
            }).Problems);
        Assert.Empty(AnswerRules.Check([question with { Retired = true }], Vip, nothing,
            new Dictionary<Guid, string>()).Problems);
    }

    [Fact]
    public void What_is_asked_of_another_pass_is_left_out_of_ones_own_form_and_refused_from_staff()
    {
        var question = Ask(QuestionKind.Text) with { PassTypeIds = [Vip] };
        var given = Give(question.Key, "Large");

        Assert.Empty(Check([question], given with { Complete = true }).Values);
        Assert.Equal("“How big?” is not asked of people with this pass.",
            Check([question], given).Problems[$"answers.{question.Key}"][0]);
        Assert.Equal("“How big?” is no longer asked.",
            Check([question with { PassTypeIds = [], Retired = true }], given).Problems[$"answers.{question.Key}"][0]);
        Assert.Equal("This event has no question “shoes”.",
            Check([question], Give("shoes", "Large")).Problems["answers.shoes"][0]);
    }

    [Fact]
    public void An_answer_that_was_given_before_stays_good_when_its_choice_is_gone()
    {
        var question = Ask(QuestionKind.Choice);
        var tiny = QuestionOption.New("Tiny")[0] with { Retired = true };
        question = question with { Options = [tiny, .. question.Options] };
        var stored = new Dictionary<Guid, string> { [question.Id] = tiny.Id.ToString() };

        foreach (var given in new[] { "Tiny", "tiny", tiny.Id.ToString() })
        {
            var looked = AnswerRules.Check([question], General, Give(question.Key, given), stored);
            Assert.Equal((0, 0), (looked.Values.Count, looked.Problems.Count));
            Assert.Equal("“How big?” no longer offers “Tiny”. Choose from: Small, Large, Extra large.",
                Check([question], Give(question.Key, given)).Problems[$"answers.{question.Key}"][0]);
        }

        Assert.Equal("", AnswerRules.Check([question], General, Give(question.Key), stored).Values[question.Id]);
    }

    [Fact]
    public void A_retired_choice_stays_beside_one_that_is_chosen_now_and_an_earlier_text_means_the_choice()
    {
        var question = Ask(QuestionKind.Choices);
        var (small, large) = (question.Options[0], question.Options[1]);
        question = question with
        {
            Options = [large with { Text = "Big", Former = ["Large"] }, question.Options[2], small with { Retired = true }],
        };
        var stored = new Dictionary<Guid, string> { [question.Id] = small.Id.ToString() };

        var looked = AnswerRules.Check([question], General, Give(question.Key, small.Id.ToString(), "large"), stored);

        Assert.Empty(looked.Problems);
        Assert.Equal("Big, Small", Row(question, looked.Values[question.Id]).Text);
        var other = new Dictionary<Guid, string> { [question.Id] = $"{small.Id}\n{large.Id}" };
        Assert.Empty(AnswerRules.Check([question], General, Give(question.Key, "Small", "Big"), other).Values);
    }

    [Theory]
    [InlineData(true, "yes|Y|TRUE|1|x|X|✓|ja|J|Wahr|oui|VRAI|sí|Si|verdadero|vero|sim|tak|да|نعم|evet|是|はい|예|כן| yes. ")]
    [InlineData(false, "no|N|False|0|nein|NEE|falsch|non|faux|falso|Não|nie|нет|لا|hayır|否|いいえ|아니요|לא")]
    public void Yes_and_no_are_read_in_many_languages(bool yes, string words)
    {
        var question = Ask(QuestionKind.YesNo);

        Assert.All(words.Split('|'), word => Assert.Equal(yes ? "yes" : "no",
            Check([question], Give(question.Key, word)).Values.GetValueOrDefault(question.Id, word)));
    }

    [Theory]
    [InlineData(QuestionKind.Text, "\"words\"", "\"words\"")]
    [InlineData(QuestionKind.Number, "2.5", "2.5")]
    [InlineData(QuestionKind.Choice, "\"large\"", "\"Large\"")]
    [InlineData(QuestionKind.Choices, "[\"Large\", \"Small\"]", "[\"Small\",\"Large\"]")]
    [InlineData(QuestionKind.YesNo, "false", "false")]
    public void A_request_answers_in_JSON_and_is_answered_in_JSON(QuestionKind kind, string written, string read)
    {
        var question = Ask(kind);
        using var json = JsonDocument.Parse($$"""{"how-big": {{written}}}""");

        var value = Check([question], GivenAnswers.Of(json.RootElement.EnumerateObject()
            .ToDictionary(a => a.Name, a => a.Value))).Values[question.Id];

        Assert.Equal(read,
            JsonSerializer.Serialize(Row(question, value).Json));
    }

    private static QuestionRow Ask(QuestionKind kind) =>
        new(Guid.CreateVersion7(), "how-big", "How big?", kind)
        {
            Options = QuestionRules.HasOptions(kind)
            ? QuestionOption.New("Small", "Large", "Extra large") : []
        };

    private static AnswerRow Row(QuestionRow question, string value) =>
        new(question.Id, question.Key, question.Label, question.Kind, value) { Options = question.Options };

    private static GivenAnswers Give(string question, params string[] texts) =>
        new(new Dictionary<string, IReadOnlyList<string>> { [question] = texts });

    private static CheckedAnswers Check(IReadOnlyList<QuestionRow> questions, GivenAnswers given) =>
        AnswerRules.Check(questions, General, given, new Dictionary<Guid, string>());
}
