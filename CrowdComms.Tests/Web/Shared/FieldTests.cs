using Bunit;
using CrowdComms.Data.Access;
using CrowdComms.Data.Questions;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Questions;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CrowdComms.Tests.Web.Shared;

/// <summary>
/// What is typed is never written back. On a slow line the server draws parts of a page that wait for a drawing in the order in which they
/// asked: a part can be drawn with what its page knew one letter ago.
/// </summary>
public sealed class FieldTests
{
    [Fact]
    public async Task A_picker_that_is_drawn_before_its_page_takes_no_letter_back()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Staff);
        var picker = rendered.Render<CompanyPicker>(
            p => p.Add(c => c.Access, new EventAccess(expo.Facts, expo.Staff)).Add(c => c.Value, "A"));
        List<Task> typing = [Typed(picker, "An")];
        picker.Render(p => p.Add(c => c.Value, "An"));

        typing.Add(Typed(picker, "Ana"));
        await picker.Find(".combo").KeyDownAsync(new KeyboardEventArgs { Key = "l" });

        Assert.Equal("A", picker.Find("input").GetAttribute("value"));
        await house.Clock.PassAsync(Task.WhenAll(typing), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task An_answer_of_blanks_stays_while_the_form_counts_it_as_none()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);
        IReadOnlyList<string> given = ["A"];
        var field = rendered.Render<AnswerField>(
            p => p.Add(f => f.Question, new QuestionRow(Guid.CreateVersion7(), "why", "Why?", QuestionKind.Text)).Add(f => f.Given, given)
                .Add(f => f.OnGiven, (IReadOnlyList<string> texts) => given = texts));

        await Typed(field, " ");
        field.Render(p => p.Add(f => f.Given, given));

        Assert.Empty(given);
        Assert.Equal("A", field.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task What_the_page_itself_changes_is_written_also_when_it_was_written_before()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);
        var field = rendered.Render<Field>(p => p.Add(f => f.Value, "").Add(f => f.ValueChanged, _ => { }));
        await Typed(field, "Ada");
        var before = field.RenderCount;

        field.Render(p => p.Add(f => f.Value, "Ada"));
        field.Render(p => p.Add(f => f.Value, ""));

        // Taken away and given again, so that it is a change for the browser.
        Assert.Equal(before + 3, field.RenderCount);
        Assert.Equal("", field.Find("input").GetAttribute("value"));
    }

    private static Task Typed<T>(IRenderedComponent<T> part, string text) where T : IComponent =>
        part.Find("input").InputAsync(new ChangeEventArgs { Value = text });
}
