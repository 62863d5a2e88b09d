using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Desk;
using CrowdComms.Web.Questions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Questions;

public sealed class QuestionsCardTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_asks_nothing_offers_to_add_a_question_with_a_look_at_it()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var card = Open(rendered, expo);

        await Task.WhenAny(card.WaitForElement("section.card button").ClickAsync(), Task.CompletedTask);
        rendered.Dialogs.WaitForElement("input[type=text]").Input("T-shirt");
        rendered.Dialogs.FindAll("input[name=kind]")[2].Change(true);
        await rendered.Dialogs.Find("form").SubmitAsync();
        rendered.Dialogs.WaitForAssertion(
            () => Assert.Contains("Enter at least two choices, one per line.", rendered.Dialogs.Markup,
                StringComparison.Ordinal));
        rendered.Dialogs.Find("textarea").Input("S\n M \n");
        Assert.Equal(["S", "M", "No answer"], rendered.Dialogs.FindAll(".preview label")
            .Select(l => l.TextContent.Trim()));
        rendered.Dialogs.FindAll("fieldset")[1].QuerySelectorAll("input")[1].Change(true);
        await rendered.Dialogs.Find("form").SubmitAsync();

        var item = card.WaitForElement("li.question");
        Assert.Equal("T-shirt", item.QuerySelector("strong")!.TextContent);
        Assert.Equal("One choice: S, M · optional · t-shirt", item.QuerySelector(".quiet")!.TextContent);
        Assert.Equal("VIP", item.QuerySelector(".passes")!.TextContent.Trim());
    }

    [Fact]
    public async Task Choices_are_renamed_moved_retired_and_added_row_by_row()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.Get<QuestionService>().AddAsync(expo.Id,
            new QuestionDetails("T-shirt", QuestionKind.Choice) { Options = QuestionOption.New("S", "M", "L") }, expo.Organiser, Stop);
        await house.RegisterAsync(expo, new RegistrantDetails("Ada", "L", "ada@a.example", "GEN")
        { Answers = new(new Dictionary<string, IReadOnlyList<string>> { ["t-shirt"] = ["M"] }) });
        await using var rendered = new Rendered(house, expo.Organiser);
        var card = Open(rendered, expo);

        await Task.WhenAny(card.WaitForElement("[aria-label='Edit T-shirt']").ClickAsync(), Task.CompletedTask);
        rendered.Dialogs.WaitForElement("[aria-label='Choice 2']").Input("Medium");
        await rendered.Dialogs.Find("[aria-label='Move Medium up']").ClickAsync();
        await rendered.Dialogs.Find("[aria-label='Retire S']").ClickAsync();
        rendered.Dialogs.Find("textarea").Input("XL\n");
        Assert.Equal(["Medium", "L", "XL", "No answer"], rendered.Dialogs.FindAll(".preview label").Select(l => l.TextContent.Trim()));
        Assert.NotNull(rendered.Dialogs.Find("[aria-label='Offer S again']"));
        await rendered.Dialogs.Find("form").SubmitAsync();

        card.WaitForAssertion(() => Assert.Equal("One choice: Medium, L, XL · optional · t-shirt",
            card.Find("li.question .quiet").TextContent));
        Assert.Equal(["Medium", "L", "XL", "S"], (await house.Get<QuestionService>().ListAsync(expo.Id, expo.Organiser, Stop))
            .Value[0].Options.Select(o => o.Text));
    }

    [Fact]
    public async Task Questions_are_moved_retired_and_deleted_while_nobody_answered()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        foreach (var label in new[] { "One", "Two", "Three" })
        {
            await house.Get<QuestionService>()
                .AddAsync(expo.Id, new QuestionDetails(label, QuestionKind.Text), expo.Organiser, Stop);
        }

        await house.RegisterAsync(expo,
            new RegistrantDetails("Ada", "L", "ada@a.example",
                "GEN")
            { Answers = new(new Dictionary<string, IReadOnlyList<string>> { ["two"] = ["Yes"] }) });
        await using var rendered = new Rendered(house, expo.Organiser);
        var card = Open(rendered, expo);
        card.WaitForElement("li.question");
        Assert.Empty(card.FindAll("[aria-label='Delete Two']"));

        await card.Find("[aria-label='Move Two up']").ClickAsync();
        Assert.Equal(["Two", "One", "Three"], Labels(card, "ol"));
        await card.Find("[aria-label='Retire Two']").ClickAsync();
        Assert.Equal(["One", "Three"], Labels(card, "ol"));
        Assert.Equal(["Two"], Labels(card, "ul"));
        await Task.WhenAny(card.Find("[aria-label='Delete One']").ClickAsync(), Task.CompletedTask);
        await rendered.Dialogs.WaitForElement(".mud-dialog-actions button:last-child").ClickAsync();
        card.WaitForAssertion(() => Assert.Equal(["Three"], Labels(card, "ol")));
        await card.Find("[aria-label='Ask again: Two']").ClickAsync();
        Assert.Equal(["Two", "Three"], Labels(card, "ol"));
    }

    [Fact]
    public async Task The_desk_shows_what_was_answered_once_the_person_stands_there()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.Get<QuestionService>()
            .AddAsync(expo.Id, new QuestionDetails("T-shirt", QuestionKind.Choice) { Options = QuestionOption.New("S", "M") },
                expo.Organiser, Stop);
        var ada =
            await house.RegisterAsync(expo,
                new RegistrantDetails("Ada", "L", "ada@a.example",
                    "GEN")
                { Answers = new(new Dictionary<string, IReadOnlyList<string>> { ["t-shirt"] = ["M"] }) });
        var answer =
            (await house.Get<CheckInService>()
                .ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Desk, ada.TicketCode), expo.Staff,
                    Stop)).Value;
        await using var rendered = new Rendered(house, expo.Staff);

        var desk = rendered.Render<ScanResult>(
            p => p.Add(r => r.Answer, answer).Add(r => r.Access, new EventAccess(expo.Facts, expo.Staff)));
        var kiosk = rendered.Render<ScanResult>(p => p.Add(r => r.Answer, answer));

        Assert.Equal("T-shirt: M", desk.WaitForElement(".answer").TextContent);
        Assert.Empty(kiosk.FindAll(".answer"));
    }

    [Fact]
    public async Task A_database_that_went_away_is_said_and_tried_again()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()) { IsAway = true };
        await using var rendered = new Rendered(house, expo.Organiser,
            services => services.AddSingleton(new QuestionService(faulty, house.Get<IDatabaseEngine>(), house.Clock)));
        var card = Open(rendered, expo);

        card.WaitForElement("[role=alert]");
        faulty.IsAway = false;
        await card.Find("[role=alert] button").ClickAsync();

        card.WaitForAssertion(
            () => Assert.Contains("Add what else you want to know", card.Markup, StringComparison.Ordinal));
    }

    private static List<string> Labels(IRenderedComponent<QuestionsCard> card, string list) =>
        [.. card.FindAll($"{list} li strong").Select(l => l.TextContent)];

    private static IRenderedComponent<QuestionsCard> Open(Rendered rendered, EventAtHand expo)
    {
        rendered.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return rendered.Render<QuestionsCard>(p => p.Add(c => c.Access, new EventAccess(expo.Facts, expo.Organiser)));
    }
}
