using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Shared;

/// <summary>
/// A labelled text field. What is typed is heard and never written back: an answer of the server that arrives while
/// somebody types on would lose letters, as MudTextField and bound inputs do on a slow line.
/// </summary>
public sealed partial class Field : ComponentBase
{
    private string? _text;
    private bool _giving;

    /// <summary>The field's name, above it.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>The text.</summary>
    [Parameter] public string Value { get; set; } = "";

    /// <summary>Something was typed.</summary>
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Lines; one for an input.</summary>
    [Parameter] public int Lines { get; set; } = 1;

    /// <summary>Which keyboard a phone shows: HTML's type of an input.</summary>
    [Parameter] public string Type { get; set; } = "text";

    /// <summary>Whether it cannot be left empty.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>A sentence below.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is wrong with it; shown instead of the hint.</summary>
    [Parameter] public string? Problem { get; set; }

    /// <summary>What belongs here, where a label has no room.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>The id of the list that offers what can be chosen; null for none.</summary>
    [Parameter] public string? List { get; set; }

    /// <summary>Whether that list is shown.</summary>
    [Parameter] public bool Expanded { get; set; }

    /// <summary>The id of the entry that Enter chooses.</summary>
    [Parameter] public string? Active { get; set; }

    private string? Given { get; set; }

    private string Id { get; } = $"field-{Guid.CreateVersion7():n}";

    private string? Described => Problem is null && Hint is null ? null : $"{Id}-below";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Value == _text)
        {
            return;
        }

        // Taken away first where the same text was given before, so that it is a change and reaches the browser.
        _giving = _text is not null && Given == Value;
        (Given, _text) = (_giving ? null : Value, Value);
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (_giving)
        {
            (Given, _giving) = (_text, false);
            StateHasChanged();
        }
    }

    private Task TypeAsync(ChangeEventArgs typed)
    {
        _text = (string?)typed.Value ?? "";
        return ValueChanged.InvokeAsync(_text);
    }
}
