using Bunit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Messages;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Messages;

public sealed class MessagesPageTests
{
    private static readonly RendererInfo Live = new("Server", isInteractive: true);

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_are_listed_with_their_state_and_the_error_in_words()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, new RegistrantDetails("محمد", "علي", "m@test.example", "GEN"));
        await FailAsync(house);
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = Open(rendered, expo, "");

        var line = page.WaitForElement(".line");
        Assert.Equal("محمد علي", line.QuerySelector(".who a bdi")!.TextContent);
        Assert.Equal(("m@test.example", "Confirmed: ticket"),
            (line.QuerySelector(".mail")!.TextContent, line.QuerySelector("strong")!.TextContent));
        Assert.Equal("The mail server refuses this address (550).", line.QuerySelector(".error")!.TextContent);
        Assert.Equal(["All 1", "Waiting 0", "Sent 0", "Failed 1"], page.FindAll(".states a")
            .Select(a => a.TextContent.Trim()));
        Assert.Contains("No mail server is set up.", page.Find("[role=note]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_mail_server_and_without_a_public_address_the_page_says_what_links_begin_with()
    {
        await using var house = await House.OpenAsync(
            Engine.Sqlite, services => services.AddSingleton(new SmtpSettings { Host = "mail.example" }));
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);

        Assert.Contains("Links in emails may not work. They begin with http://localhost/",
            Open(rendered, expo, "").WaitForElement("[role=note]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resending_writes_the_message_once_more_and_keeps_the_old_one()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, "Ada Lovelace");
        await FailAsync(house);
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = Open(rendered, expo, "");
        page.WaitForElement(".line");

        await page.Find("button[aria-label^='Resend to Ada Lovelace']").ClickAsync();

        page.WaitForAssertion(
            () => Assert.Equal(["Queued", "Failed"], page.FindAll(".line").Select(l => l.GetAttribute("data-state"))));
        Assert.Contains("sent again", rendered.Snackbars.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_wrote_to_nobody_says_when_it_will()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);

        Assert.Contains("No messages yet", Open(rendered, expo, "")
            .WaitForElement(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_does_not_exist_is_named_beside_the_text_and_nothing_is_saved()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = Open(rendered, expo, "?show=templates&kind=confirmed");
        Assert.Equal("Confirmed: ticket", page.WaitForElement("h2").TextContent);
        Assert.Contains("data:image/png;base64,", page.WaitForElement("iframe")
            .GetAttribute("srcdoc"), StringComparison.Ordinal);

        var typing = page.Find("textarea").InputAsync(new ChangeEventArgs { Value = "Hello {{firstname}}" });
        await page.Find("form").SubmitAsync(EventArgs.Empty);

        Assert.StartsWith("{{firstname}} is not a field.", page.Find("[data-wrong] .below").TextContent, StringComparison.Ordinal);
        await house.Clock.PassAsync(typing, TimeSpan.FromSeconds(1));
        Assert.Empty(page.FindAll("iframe"));
        await using var context = house.Context();
        Assert.False(await context.MessageTemplates.AnyAsync(Stop));
    }

    [Fact]
    public async Task Own_words_are_previewed_as_they_are_typed_and_saved()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = Open(rendered, expo, "?show=templates&kind=reminder");
        page.WaitForElement("iframe");

        var typing = page.Find("textarea").InputAsync(new ChangeEventArgs { Value = "<b>Soon</b>, {{first_name}}!" });
        await house.Clock.PassAsync(typing, TimeSpan.FromSeconds(1));
        Assert.Contains("&lt;b&gt;Soon&lt;/b&gt;, Ada!", page.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal);
        await page.Find("input[type=checkbox]").ChangeAsync(true);
        await page.Find("input[type=number]").InputAsync(new ChangeEventArgs { Value = "3" });
        await page.Find("form").SubmitAsync(EventArgs.Empty);

        await using var context = house.Context();
        var saved = await context.MessageTemplates.SingleAsync(Stop);
        Assert.Equal((MessageKind.Reminder, true, 3, "<b>Soon</b>, {{first_name}}!"),
            (saved.Kind, saved.IsOn, saved.Days, saved.Body));
        page.WaitForAssertion(
            () => Assert.Equal("On · edited", page.Find(".kinds a[aria-current] .is").TextContent));
    }

    [Fact]
    public async Task A_mailing_says_to_how_many_and_goes_out_after_one_confirmation()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, "Ada Here", RegistrantStatus.CheckedIn);
        await house.RegisterAsync(expo, "Bob Away");
        await house.RegisterAsync(expo, "Cy Gone", RegistrantStatus.Cancelled);
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = Open(rendered, expo, "?show=mailing");
        page.WaitForAssertion(
            () => Assert.StartsWith("This goes to 2 people.", page.Find(".count").TextContent, StringComparison.Ordinal));
        await page.Find(".came select").ChangeAsync(new ChangeEventArgs { Value = "false" });
        Assert.StartsWith("This goes to 1 person.", page.Find(".count").TextContent, StringComparison.Ordinal);
        await page.Find(".words input:not([type=checkbox]):not([role=combobox])")
            .InputAsync(new ChangeEventArgs { Value = "We missed you" });
        await page.Find("textarea").InputAsync(new ChangeEventArgs { Value = "Dear {{first_name}}" });

        var confirming = page.Find("form").SubmitAsync(EventArgs.Empty);
        rendered.Dialogs.WaitForAssertion(
            () => Assert.Contains("Send “We missed you” to 1 person (People who did not come)?", rendered.Dialogs.Markup,
                StringComparison.Ordinal));
        await rendered.Dialogs.FindAll("button")
            .Single(b => b.TextContent.Contains("Send to 1 person", StringComparison.Ordinal)).ClickAsync();
        await confirming;

        await using var context = house.Context();
        var message = await context.Messages.SingleAsync(m => m.Kind == MessageKind.Mailing, Stop);
        Assert.Equal("Bob", await context.Registrants.Where(r => r.Id == message.RegistrantId)
            .Select(r => r.Person.FirstName).SingleAsync(Stop));
        Assert.EndsWith("/messages?kind=mailing", rendered.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_drawer_shows_what_a_person_was_written_and_staff_send_the_ticket_again()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, "Ada Lovelace");
        await using var rendered = new Rendered(house);
        rendered.SetRendererInfo(Live);
        var messages = rendered.Render<PersonMessages>(
            p => p.Add(m => m.Access, new(expo.Facts, expo.Staff)).Add(m => m.Row, row));
        messages.WaitForElement(".line");

        await messages.Find(".head button").ClickAsync();

        messages.WaitForAssertion(() => Assert.Equal(2, messages.FindAll(".line").Count));
        Assert.Contains("No mail server is set up", messages.Markup, StringComparison.Ordinal);
    }

    private static async Task FailAsync(House house)
    {
        await using var context = house.Context();
        await context.Messages.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MessageState.Failed)
                .SetProperty(m => m.LastError, "The mail server refuses this address (550)."), Stop);
    }

    private static IRenderedComponent<MessagesPage> Open(Rendered rendered, EventAtHand expo, string query)
    {
        rendered.SetRendererInfo(Live);
        rendered.Services.GetRequiredService<NavigationManager>().NavigateTo($"/events/{expo.Slug}/messages{query}");
        return rendered.Render<MessagesPage>(p => p.Add(c => c.Slug, expo.Slug));
    }
}
