using AngleSharp.Dom;
using Bunit;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Registrants;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Tests.Web.Registrants;

/// <summary>Another user changes a registrant while staff edit them in the panel.</summary>
public sealed class PersonComparisonTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_status_and_another_answer_do_not_ask_for_a_second_save()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, row) = await AskingAsync(house);
        await using var rendered = new Rendered(house);
        var drawer = await EditAsync(rendered, house, expo, row.Id);
        await TypeAsync(drawer, "Notes for staff", "Mine");
        await TypeAsync(drawer, "Talk", "Closing");
        await AnswerAsync(house, expo, row, "hotel", "Adlon");
        await house.Get<StatusSteps>().TakeStepAsync(expo.Id, row.Id, new StepRequest(StatusStep.Confirm), expo.OtherStaff, Token);

        await drawer.Find("form").SubmitAsync(EventArgs.Empty);

        rendered.Snackbars.WaitForAssertion(
            () => Assert.Contains("Ada is saved.", rendered.Snackbars.Markup, StringComparison.Ordinal));
        var saved = (await house.Get<RegistrantReader>().GetAsync(expo.Id, row.Id, expo.Staff, Token)).Value;
        Assert.Equal(("Mine", RegistrantStatus.Confirmed), (saved.Person.Notes, saved.Status));
        Assert.Equal(["Closing", "Adlon"], await AnswersAsync(house, expo, row));
    }

    [Fact]
    public async Task An_answer_that_both_changed_is_shown_with_the_stored_one_and_saved_only_then()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, row) = await AskingAsync(house);
        await using var rendered = new Rendered(house);
        var drawer = await EditAsync(rendered, house, expo, row.Id);
        await TypeAsync(drawer, "Talk", "Mine");
        await AnswerAsync(house, expo, row, "talk", "Theirs");

        await drawer.Find("form").SubmitAsync(EventArgs.Empty);

        drawer.WaitForAssertion(() => Assert.Equal("Someone changed this to “Theirs” in the meantime. Save again to keep yours.",
            drawer.Find("[data-wrong] .below").TextContent));
        Assert.False(drawer.Find(".asked").HasAttribute("hidden"));
        Assert.Equal(["Theirs"], await AnswersAsync(house, expo, row));

        await drawer.Find("form").SubmitAsync(EventArgs.Empty);
        rendered.Snackbars.WaitForAssertion(
            () => Assert.Contains("Ada is saved.", rendered.Snackbars.Markup, StringComparison.Ordinal));
        Assert.Equal(["Mine"], await AnswersAsync(house, expo, row));
    }

    private static async Task<(EventAtHand Expo, RegistrantRow Row)> AskingAsync(House house)
    {
        var expo = await house.NewEventAsync();
        foreach (var label in new[] { "Talk", "Hotel" })
        {
            Assert.True((await house.Get<QuestionService>()
                .AddAsync(expo.Id, new QuestionDetails(label, QuestionKind.Text), expo.Organiser, Token)).IsOk);
        }

        return (expo, await house.RegisterAsync(
            expo, new RegistrantDetails("Ada", null, "ada@test.example", "GEN"), RegistrantStatus.Registered));
    }

    private static async Task AnswerAsync(House house, EventAtHand expo, RegistrantRow row, string question, string text)
    {
        var answers = new GivenAnswers(new Dictionary<string, IReadOnlyList<string>> { [question] = [text] });
        Assert.True((await house.Get<RegistrantService>().EditAsync(expo.Id,
            new RegistrantEdit(row.Id, row.Version, row.Details with { Answers = answers }), expo.OtherStaff, Token)).IsOk);
    }

    private static async Task<IEnumerable<string>> AnswersAsync(House house, EventAtHand expo, RegistrantRow row) =>
        (await house.Get<AnswerReader>().OfAsync(expo.Id, row.Id, expo.Staff, Token)).Value.Select(a => a.Text);

    private static IElement Field(IRenderedComponent<PersonDrawer> drawer, string label) => drawer.Find(
        $"#{drawer.FindAll("label").First(l => l.TextContent.TrimEnd(' ', '*') == label).GetAttribute("for")}");

    private static Task TypeAsync(IRenderedComponent<PersonDrawer> drawer, string label, string text) =>
        Field(drawer, label).InputAsync(new ChangeEventArgs { Value = text });

    private static async Task<IRenderedComponent<PersonDrawer>> EditAsync(Rendered rendered, House house, EventAtHand expo, Guid person)
    {
        rendered.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var access = (await house.Get<AccessService>().EnterAsync(expo.Staff.UserId!.Value, expo.Slug, Token)).Value;
        var drawer = rendered.Render<PersonDrawer>(p => p.Add(d => d.Access, access).Add(d => d.Person, person));
        drawer.WaitForState(() => drawer.FindAll(".skeleton").Count == 0);
        await drawer.FindAll("button").Single(b => b.TextContent.Trim() == "Edit").ClickAsync(new());
        drawer.WaitForState(() => drawer.FindAll(".answers").Count > 0);
        return drawer;
    }
}
