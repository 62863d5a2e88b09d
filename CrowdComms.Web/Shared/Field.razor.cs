using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Shared;

/// <summary>
/// A labelled text field. What is typed is heard and never written back: an answer of the server that arrives while
/// somebody types on would lose letters, as MudTextField and bound inputs do on a slow line. The text that its parent gives
/// is therefore one that the parent changes in the moment in which it is told of a letter, never a parameter of the parent:
/// on a slow line the parent can be drawn before the page that would give it the newer one.
/// </summary>
public sealed partial class Field : ComponentBase
{
    private ElementReference _box;
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

    /// <summary>The greatest length; null for any.</summary>
    [Parameter] public int? Most { get; set; }

    /// <summary>Whether it takes the focus when it appears.</summary>
    [Parameter] public bool AutoFocus { get; set; }

    /// <summary>Which keyboard a phone shows: HTML's type of an input.</summary>
    [Parameter] public string Type { get; set; } = "text";

    /// <summary>Whether it cannot be left empty.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>A sentence of help below the field; null for none.</summary>
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
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_giving)
        {
            (Given, _giving) = (_text, false);
            StateHasChanged();
        }

        if (firstRender && AutoFocus)
        {
            await _box.FocusAsync();
        }
    }

    private Task TypeAsync(ChangeEventArgs typed)
    {
        // What was to be given is older than what was typed now.
        (_text, _giving) = ((string?)typed.Value ?? "", false);
        return ValueChanged.InvokeAsync(_text);
    }
}
