using System.Text.Json;
using CrowdComms.Data.Exports;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Questions;

/// <summary>An organiser changes the choices of a question that people answered.</summary>
public sealed class ChangedChoicesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_choice_that_is_renamed_keeps_its_answers_and_shows_the_new_text_everywhere(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (question, options) = await AskAsync(house, expo);
        var ada = await RegisterAsync(house, expo, "M");

        await ChangeAsync(house, expo, question, [options[2], options[1] with { Text = "Medium" }, options[0]]);

        var answer = Assert.Single((await house.Get<AnswerReader>().OfAsync(expo.Id, ada.Id, expo.Staff, Stop)).Value);
        Assert.Equal(("Medium", "Medium"), (answer.Text, answer.Json));
        Assert.Contains("\"Medium\"", await ExportAsync(house, expo), StringComparison.Ordinal);
        using var file = JsonDocument.Parse(
            (await house.Get<PersonFileService>().OfAsync(expo.Id, ada.Id, expo.Organiser, Stop)).Value.Content);
        Assert.Equal("Medium", file.RootElement.GetProperty("answer")[0].GetProperty("value").GetString());
        var bob = await RegisterAsync(house, expo, "m", "bob@a.example");
        Assert.Equal("Medium", (await house.Get<AnswerReader>().OfAsync(expo.Id, bob.Id, expo.Staff, Stop)).Value[0].Text);
        await using var context = house.Context();
        var change = Assert.Single((await context.AuditEntries.SingleAsync(a => a.Action == "Changed", Stop)).Changes);
        Assert.Equal(("options", "S, M, L", "L, Medium, S"), (change.Field, change.Before, change.After));
    }

    [Theory, BothEngines]
    public async Task A_choice_that_is_retired_stays_with_the_person_whose_form_never_fails_of_it(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (question, options) = await AskAsync(house, expo);
        var ada = await RegisterAsync(house, expo, "M");
        await using var context = house.Context();
        var key = (await context.Tickets.SingleAsync(t => t.RegistrantId == ada.Id, Stop)).PageKey;
        var own = house.Get<OwnRegistrationService>();
        var opened = (await own.OpenAsync(key, Stop)).Value;

        await ChangeAsync(house, expo, question, [options[0] with { Text = "Small" }, options[2]]);

        // The form was opened before the change, and sends what it offered then.
        Assert.True((await own.ChangeAsync(key, opened.Correction(p => p with { LastName = "King" }), Stop)).IsOk);
        Assert.Equal("M", (await house.Get<AnswerReader>().OfAsync(expo.Id, ada.Id, expo.Staff, Stop)).Value[0].Text);
        opened = (await own.OpenAsync(key, Stop)).Value;
        Assert.Equal(["Small", "L", "M"], opened.Questions[0].Offered(opened.Answers.Of(opened.Questions[0])).Select(o => o.Text));
        Assert.Equal(["Small", "L"], opened.Questions[0].Offered().Select(o => o.Text));
        var row = (await house.Get<RegistrantReader>().GetAsync(expo.Id, ada.Id, expo.Staff, Stop)).Value;
        Assert.True((await house.Get<RegistrantService>().EditAsync(expo.Id, new RegistrantEdit(row.Id, row.Version,
            row.Details with { Notes = "Hello", Answers = Give("M") }), expo.Staff, Stop)).IsOk);
        Assert.True((await own.ChangeAsync(key, opened.Correction(p => p,
            new(new Dictionary<string, IReadOnlyList<string>> { [question.ToString()] = [options[0].Id.ToString()] })), Stop)).IsOk);
        Assert.Contains("\"Small\"", await ExportAsync(house, expo), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_retired_choice_is_offered_again_when_its_text_is_added_again(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (question, options) = await AskAsync(house, expo);
        await RegisterAsync(house, expo, "M");
        await ChangeAsync(house, expo, question, [options[0], options[2]]);

        await ChangeAsync(house, expo, question, [options[0], .. QuestionOption.New("m", "XL"), options[2] with { Retired = true }]);

        var changed = Assert.Single((await house.Get<QuestionService>().ListAsync(expo.Id, expo.Organiser, Stop)).Value).Options;
        Assert.Equal([("S", false), ("m", false), ("XL", false), ("L", true)], changed.Select(o => (o.Text, o.Retired)));
        Assert.Equal(options[1].Id, changed[1].Id);
        Assert.Equal("Enter at least two choices, one per line.", (await house.Get<QuestionService>().ChangeAsync(expo.Id, question,
            new QuestionDetails("Shirt", QuestionKind.Choice) { Options = [options[0], options[1] with { Retired = true }] },
            expo.Organiser, Stop)).Error!.Fields!["options"][0]);
    }

    private static async Task<(Guid Question, IReadOnlyList<QuestionOption> Options)> AskAsync(House house, EventAtHand expo)
    {
        var options = QuestionOption.New("S", "M", "L");
        var details = new QuestionDetails("Shirt", QuestionKind.Choice) { Options = options, Required = true };
        return ((await house.Get<QuestionService>().AddAsync(expo.Id, details, expo.Organiser, Stop)).Value, options);
    }

    private static async Task ChangeAsync(House house, EventAtHand expo, Guid question, IReadOnlyList<QuestionOption> options) =>
        Assert.True((await house.Get<QuestionService>().ChangeAsync(expo.Id, question,
            new QuestionDetails("Shirt", QuestionKind.Choice) { Options = options, Required = true }, expo.Organiser, Stop)).IsOk);

    private static Task<RegistrantRow> RegisterAsync(House house, EventAtHand expo, string shirt, string email = "ada@a.example") =>
        house.RegisterAsync(expo, new RegistrantDetails("Ada", "L", email, "GEN") { Answers = Give(shirt) });

    private static GivenAnswers Give(string shirt) => new(new Dictionary<string, IReadOnlyList<string>> { ["shirt"] = [shirt] });

    private static async Task<string> ExportAsync(House house, EventAtHand expo)
    {
        using var file = new MemoryStream();
        await using var export = (await house.Get<ExportService>().OpenAsync(expo.Id,
            new ExportRequest(ExportKind.Registrants, ExportFormat.Csv), expo.Organiser, Stop)).Value;
        await export.WriteAsync(file, Stop);
        return System.Text.Encoding.UTF8.GetString(file.ToArray());
    }
}
