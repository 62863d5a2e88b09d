using Bunit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Shared;

namespace CrowdComms.Tests.Web.Shared;

public sealed class SharedComponentTests
{
    [Fact]
    public async Task A_status_is_a_word_and_not_only_a_colour()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);

        foreach (var status in Enum.GetValues<RegistrantStatus>())
        {
            var chip = rendered.Render<StatusChip>(p => p.Add(c => c.Status, status)).Find(".status-chip");
            Assert.NotEqual("", chip.TextContent.Trim());
            Assert.Contains($"status-{status}", chip.ClassName, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_pass_shows_its_name_as_it_is_written()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);

        var chip = rendered.Render<PassChip>(
            p => p.Add(c => c.Name, "<script>alert(1)</script> ضيف").Add(c => c.Colour, "#a8790c"));

        Assert.Equal("<script>alert(1)</script> ضيف", chip.Find("bdi").TextContent);
        Assert.Empty(chip.FindAll("script"));
    }

    [Fact]
    public async Task A_failed_load_says_so_aloud_and_can_be_tried_again()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);
        var tries = 0;

        var failed = rendered.Render<LoadFailed>(p => p.Add(c => c.OnRetry, () => tries++));
        await failed.Find("button").ClickAsync();

        Assert.Equal("alert", failed.Find(".load-failed").GetAttribute("role"));
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task What_is_loaded_is_on_its_way_then_away_then_empty_then_there()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);
        var tries = 0;

        var loaded = rendered.Render<Loaded<string>>(p => p.Add(c => c.OnRetry, () => tries++)
            .Add(c => c.Empty, "<i>Nobody</i>").Add(c => c.ChildContent, name => $"<b>{name}</b>"));
        Assert.Equal("Loading", loaded.Find("[role=progressbar]").GetAttribute("aria-label"));

        loaded.Render(p => p.Add(c => c.Failure, Outage.Error.Message));
        Assert.Contains(Outage.Error.Message, loaded.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await loaded.Find("button").ClickAsync();
        Assert.Equal(1, tries);

        loaded.Render(p => p.Add(c => c.Failure, null).Add(c => c.Value, "").Add(c => c.IsEmpty, true));
        Assert.Equal("Nobody", loaded.Find("i").TextContent);

        loaded.Render(p => p.Add(c => c.Value, "Ada").Add(c => c.IsEmpty, false));
        Assert.Equal("Ada", loaded.Find("b").TextContent);
        Assert.Empty(loaded.FindAll("[role=alert], [role=progressbar], i"));
    }

    [Fact]
    public async Task An_empty_state_says_what_to_do()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);

        var empty = rendered.Render<EmptyState>(p => p.Add(c => c.Title, "No companies yet")
            .Add(c => c.Text, "Add the first one.").AddChildContent("<button>Add</button>"));

        Assert.Equal("No companies yet", empty.Find("h2").TextContent);
        Assert.Equal("Add", empty.Find("button").TextContent);
    }
}
