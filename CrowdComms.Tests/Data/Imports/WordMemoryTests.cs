using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>What is remembered of words that an organiser explained, and of words that a heading explains.</summary>
public sealed class WordMemoryTests
{
    [Fact]
    public async Task A_meaning_is_remembered_until_it_is_taken_back()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var desk = await ImportDesk.OpenAsync(house);
        var name = "Ticket of the " + new string('x', 80);
        var text = $"Name,Email,Ticket\nAda,ada@a.example,{name}\n";
        var plan = await desk.PlanTextAsync(text);
        var word = Assert.Single((await desk.PreviewAsync(plan)).Value.UnknownPasses);
        Assert.Equal(name, word.Written);
        var meant = plan with { Choices = plan.Choices.Mean(word, desk.Event.Vip) };
        Assert.Equal(1, (await desk.RunAsync(meant)).Value.Counts.New);
        Assert.Equal(desk.Event.Vip, (await desk.SuggestAsync(text)).PassMeant(word));
        var left = await desk.PlanTextAsync(text, _ => meant.Choices.Mean(word, (Guid?)null));
        Assert.Equal(1, (await desk.RunAsync(left)).Value.Counts.Refused);
        Assert.Null((await desk.SuggestAsync(text)).PassMeant(word));
    }

    [Fact]
    public async Task What_a_heading_says_of_its_words_is_not_remembered_for_other_headings()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var desk = await ImportDesk.OpenAsync(house);
        const string Void = "Name,Email,Ticket,Void Status\nAda,ada@a.example,GEN,true\n",
            Rsvp = "Name,Email,Ticket,RSVP\nBo,bo@a.example,GEN,true\n";
        var suggested = await desk.SuggestAsync(Void);
        var preview = (await desk.PreviewAsync(await desk.PlanTextAsync(Void, _ => suggested))).Value;
        Assert.Equal(RegistrantStatus.Cancelled, Assert.Single(preview.First).Status);
        Assert.Empty(preview.UnknownStatuses);
        await desk.RunAsync(await desk.PlanTextAsync(Void, _ => suggested));
        var other = await desk.SuggestAsync(Rsvp);
        var unknown = (await desk.PreviewAsync(await desk.PlanTextAsync(Rsvp, _ => other))).Value.UnknownStatuses;
        Assert.Equal("true", Assert.Single(unknown).Written);
    }
}
