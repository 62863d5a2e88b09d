using Bunit;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Web.Imports;

/// <summary>What an organiser can choose on the import page.</summary>
public sealed class ImportChoicesPageTests
{
    [Fact]
    public async Task A_sheet_is_chosen_and_what_is_not_read_is_said_before_the_check_and_after_it()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser);
        rendered.Upload("two.xlsx", await Sample.ShapeAsync("xlsx/x03c-two-sheets-of-people.xlsx"));
        await rendered.WaitForAsync("Match the columns");
        Assert.Contains("The sheet “Day 2” has people too (3 rows)", rendered.Notes, StringComparison.Ordinal);
        await rendered.Page.Find("#file-sheet").ChangeAsync("Day 2");
        await rendered.Page.WaitForStateAsync(() => !rendered.Notes.Contains("Day 2", StringComparison.Ordinal));
        Assert.Contains("and is not read", rendered.Notes, StringComparison.Ordinal);
        await rendered.PressAsync("Check all rows");
        await rendered.WaitForAsync("Check the result");
        Assert.Equal("3", rendered.Page.Find("dl dd").TextContent);
        Assert.Contains("and is not read", rendered.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_row_of_headings_is_chosen_and_one_that_cannot_be_read_leaves_everything_as_it_was()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser);
        rendered.Upload("two.csv", Sample.Bytes("Name,Mail,Ticket\nFull name,Email,Pass type\nAda,ada@a.example,GEN\n"));
        await rendered.WaitForAsync("Match the columns");
        Assert.Equal(["Line 1: Name · Mail · Ticket", "Line 2: Full name · Email · Pass type", "Line 3: Ada · ada@a.example · GEN"],
            rendered.Page.FindAll("#file-header option").Select(o => o.TextContent));
        await rendered.Page.Find("#file-header").ChangeAsync("2");
        await rendered.Page.WaitForStateAsync(() => rendered.Page.Find("tbody th").TextContent == "Full name");
        await rendered.Page.Find("#file-header").ChangeAsync("3");
        await rendered.Page.WaitForStateAsync(() => rendered.Page.FindAll("[role=alert]").Count == 1);
        Assert.Equal("Full name", rendered.Page.Find("tbody th").TextContent);
        Assert.Equal("2", rendered.Page.Find("#file-header").GetAttribute("value"));
    }

    [Fact]
    public async Task Each_unknown_word_gets_its_meaning_and_the_rows_are_checked_again_before_they_are_imported()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser);
        rendered.Upload("words.csv", Sample.Bytes("Name,Email,Ticket,Status\nAda,ada@a.example,Gold,Paid\nBo,bo@a.example,gold,Maybe\n"
            + "Cy,cy@a.example,Blue,Paid\nDi,di@a.example,GEN,Paid\n"));
        await rendered.WaitForAsync("Match the columns");
        await rendered.PressAsync("Check all rows");
        await rendered.WaitForAsync("Check the result");
        Assert.Equal("2 pass types that the event does not have", rendered.Page.Find("#unknown-passes").TextContent);
        Assert.Equal("1 unknown status", rendered.Page.Find("#unknown-statuses").TextContent);
        Assert.Contains("Rows 2", rendered.Page.Find("section[aria-labelledby=unknown-passes] tbody tr").TextContent,
            StringComparison.Ordinal);
        Assert.NotNull(rendered.Button("Import 1 person"));

        await rendered.Page.Find("select[aria-label='Meaning: Gold']").ChangeAsync(expo.Vip.ToString());
        await rendered.Page.Find("select[aria-label='Meaning: Maybe']").ChangeAsync("Cancelled");
        Assert.Contains("Check the rows again", rendered.Page.Find("p.again").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(rendered.Page.FindAll("button"), b => b.TextContent.Contains("Import", StringComparison.Ordinal));
        await rendered.PressAsync("Check rows again");
        await rendered.Page.WaitForStateAsync(() => rendered.Page.Find("dl dd").TextContent == "3");
        Assert.Empty(rendered.Page.Find("p.again").TextContent);
        Assert.Equal([expo.Vip.ToString(), "", "Cancelled"],
            rendered.Page.FindAll(".words option[selected]").Select(o => o.GetAttribute("value")));

        await rendered.Page.Find("select[aria-label='Meaning: Maybe']").ChangeAsync("");
        await rendered.Page.Find("select[aria-label='Meaning: Maybe']").ChangeAsync("Cancelled");
        await rendered.PressAsync("Import 3 people");
        await rendered.WaitForAsync("Done");
        Assert.Equal(["3", "0", "1", "0"], rendered.Page.FindAll("dl dd").Select(d => d.TextContent));
    }

    [Fact]
    public async Task A_status_is_carried_over_only_where_people_are_updated()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser);
        rendered.Upload("people.csv", Sample.Bytes("Name,Email,Ticket,Status\nAda,ada@a.example,GEN,Paid\n"));
        await rendered.WaitForAsync("Match the columns");
        Assert.Empty(rendered.Page.FindAll(".check input"));
        await rendered.Page.Find("#on-duplicate").ChangeAsync("Update");
        await rendered.Page.Find(".check input").ChangeAsync(true);
        Assert.Contains("no one gets an email", rendered.Page.Find("#status-hint").TextContent, StringComparison.Ordinal);
        await rendered.Page.Find("select[aria-label='Status is imported as']").ChangeAsync("None");
        Assert.StartsWith("No column is imported as the status", rendered.Page.Find("#status-hint").TextContent, StringComparison.Ordinal);
        Assert.Contains("“Status” looks like a status and is not imported.", rendered.Notes, StringComparison.Ordinal);
        await rendered.Page.Find("#on-duplicate").ChangeAsync("Skip");
        await rendered.Page.Find("#on-duplicate").ChangeAsync("Update");
        Assert.False(rendered.Page.Find(".check input").HasAttribute("checked"));
    }
}
