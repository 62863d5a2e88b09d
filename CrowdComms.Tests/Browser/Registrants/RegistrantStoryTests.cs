using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Registrants;

/// <summary>An organiser looks after the registrants in a browser.</summary>
[Collection(BrowserUser.Collection)]
public sealed class RegistrantStoryTests
{
    [Fact]
    public async Task People_with_names_in_any_script_are_added_shown_as_text_and_found()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.OpenRegistrantsAsync();
        var alerts = 0;
        page.Dialog += (_, dialog) =>
        {
            alerts++;
            _ = dialog.AcceptAsync();
        };
        foreach (var (first, last) in new[] { ("<script>alert(1)</script>", "<b>Bold</b>"), ("محمد", "الفارسي"),
            ("נועה", "כהן"), ("小龙", "王"), ("😀", "Grinning") })
        {
            await page.AddAsync(first, last, $"person-{Guid.CreateVersion7():n}@script.example");
            await Expect(page.GetByText($"{first} {last} is registered.")).ToBeVisibleAsync();
        }

        await page.OpenAsync($"{RegistrantSteps.Address}?search=script.example");
        await Expect(page.Rows()).ToHaveCountAsync(5);
        await Expect(page.Rows().GetByText("<script>alert(1)</script> <b>Bold</b>")).ToBeVisibleAsync();
        await page.FindAsync("الفارسي");
        await Expect(page.Drawer().GetByRole(AriaRole.Heading, new() { Name = "محمد الفارسي" }))
            .ToHaveCSSAsync("direction", "rtl");
        Assert.Equal(0, alerts);
    }

    [Fact]
    public async Task Wrong_fields_say_what_to_do_and_nothing_typed_is_lost_unasked()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.OpenRegistrantsAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add person" }).ClickAsync();
        await Expect(page.Field("First name")).ToBeFocusedAsync();
        await page.Field("First name").FillAsync("Ada");
        await page.Field("Email").FillAsync("nonsense");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Drawer().GetByText("is not an email address. Write one such as name@company.example."))
            .ToBeVisibleAsync();
        await Expect(page.Field("Email")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await StayAsync(page);
        await Expect(page.Field("First name")).ToHaveValueAsync("Ada");
        await page.GoBackAsync();
        await StayAsync(page);
        await page.Field("Email").FillAsync("ada@lovelace.example");
        await page.Field("Company").PressSequentiallyAsync("Analytical Engines of Kensington");
        await Expect(page.Field("Company")).ToHaveValueAsync("Analytical Engines of Kensington");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Ada is registered.")).ToBeVisibleAsync();
        await Expect(page.Drawer()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_person_is_edited_and_steps_are_taken()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.OpenRegistrantsAsync();
        await page.AddAsync("Grace", "Hopper", "grace@navy.example");
        await page.FindAsync("grace hopper");
        await page.Button("Edit").ClickAsync();
        await page.Field("Last name").FillAsync("Murray Hopper");
        await page.Drawer().GetByLabel("VIP").CheckAsync();
        await page.Button("Save").ClickAsync();
        await Expect(page.GetByText("Grace Murray Hopper is saved.")).ToBeVisibleAsync();
        await Expect(page.Rows()).ToContainTextAsync("Grace Murray Hopper");
        await page.Button("Confirm").ClickAsync();
        await Expect(page.GetByText("Grace Murray Hopper is confirmed.")).ToBeVisibleAsync();
        await page.Button("Cancel registration").ClickAsync();
        await page.GetByLabel("Reason (optional)").FillAsync("She is at sea.");
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Cancel registration" })
            .ClickAsync();
        await Expect(page.Drawer().GetByRole(AriaRole.Listitem))
            .ToContainTextAsync(["She is at sea.", "Confirmed", "Registered"]);
        await Expect(page.Rows()).ToContainTextAsync("Cancelled");
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_the_back_button_brings_them_again()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.OpenRegistrantsAsync("?status=CheckedIn&passType=VIP");
        await Expect(page.Button("Remove the filter VIP")).ToBeVisibleAsync();
        await Expect(page.Rows().First).ToContainTextAsync("Checked in");
        await page.Button("Remove the filter VIP").ClickAsync();
        await Expect(page).ToHaveURLAsync(app.Address + RegistrantSteps.Address[1..] + "?status=CheckedIn");
        await page.Locator("summary").Filter(new() { HasText = "Status" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Cancelled" }).CheckAsync();
        await Expect(page)
            .ToHaveURLAsync(app.Address + RegistrantSteps.Address[1..] + "?status=CheckedIn&status=Cancelled");
        await page.GoBackAsync();
        await Expect(page.Button("Remove the filter Cancelled")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("nobody is called like this");
        await Expect(page.Rows()).ToHaveCountAsync(0);
        await page.Button("Clear filters").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("");
        await Expect(page.GetByText("600 people")).ToBeVisibleAsync();
        await page.Button("Next page").ClickAsync();
        await Expect(page.GetByText("Page 2 of 12")).ToBeVisibleAsync();
        await page.Button("Company").ClickAsync();
        await Expect(page).ToHaveURLAsync(app.Address + RegistrantSteps.Address[1..] + "?sort=Company");
    }

    [Fact]
    public async Task Several_are_confirmed_at_once_and_the_answer_says_who_was_not()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.OpenRegistrantsAsync();
        foreach (var name in new[] { "Abel", "Baker", "Carla" })
        {
            await page.AddAsync(name, "Bulkman", $"{name}@bulk.example");
        }

        await page.OpenAsync($"{RegistrantSteps.Address}?search=bulkman");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Abel Bulkman" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Baker Bulkman" }).CheckAsync();
        await page.Button("Confirm").ClickAsync();
        await page.Button("Confirm registrations").ClickAsync();
        await Expect(page.GetByText("2 people confirmed.")).ToBeVisibleAsync();
        await page.GetByLabel("Select all on this page").CheckAsync();
        await page.Button("Confirm").ClickAsync();
        await page.Button("Confirm registrations").ClickAsync();
        var answer = page.Locator(".mud-dialog");
        await Expect(answer).ToContainTextAsync("1 confirmed, 2 not");
        await Expect(answer.GetByRole(AriaRole.Listitem))
            .ToContainTextAsync(["Abel Bulkman is confirmed", "Baker Bulkman is confirmed"]);
        await answer.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Abel Bulkman" })).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_what_changed_and_chooses()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var first = await BrowserUser.OpenAsync(app);
        await using var second = await BrowserUser.OpenAsync(app);
        var (one, two) = (await first.OpenRegistrantsAsync(), await second.OpenRegistrantsAsync(who: "staff"));
        await one.AddAsync("Lise", "Meitner", "lise@uranium.example");
        foreach (var page in new[] { one, two })
        {
            await page.FindAsync("lise meitner");
            await page.Button("Edit").ClickAsync();
        }

        await one.Field("Job title").FillAsync("Professor");
        await one.Field("Phone").FillAsync("+46 8 1");
        await one.Button("Save").ClickAsync();
        await Expect(one.GetByText("Lise Meitner is saved.")).ToBeVisibleAsync();
        await two.Field("Job title").FillAsync("Physicist");
        await two.Field("Notes").FillAsync("Bring the medal.");
        await two.Button("Save").ClickAsync();
        await Expect(two.GetByRole(AriaRole.Alert)).ToContainTextAsync("Someone else changed this person");
        var title = two.GetByRole(AriaRole.Group, new() { Name = "Job title" });
        await Expect(title.GetByLabel("Yours Physicist")).ToBeCheckedAsync();
        await title.GetByLabel("Theirs Professor").CheckAsync();
        await Expect(two.GetByRole(AriaRole.Group, new() { Name = "Phone" }).GetByLabel("Theirs +46 8 1"))
            .ToBeCheckedAsync();
        await Axe.AssertCleanAsync(two);
        await two.Button("Save choices").ClickAsync();
        await Expect(two.GetByText("Lise Meitner is saved.")).ToBeVisibleAsync();
        await Expect(two.Drawer()).ToContainTextAsync("Professor");
        await Expect(two.Drawer()).ToContainTextAsync("+46 8 1");
        await Expect(two.Drawer()).ToContainTextAsync("Bring the medal.");
    }

    private static async Task StayAsync(IPage page)
    {
        await page.Button("Keep editing").ClickAsync();
        // A dialog that closes gives the focus back, and would take it from the field that is typed into.
        await Expect(page.Button("Keep editing")).ToHaveCountAsync(0);
    }
}
