using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Shared;

/// <summary>
/// A text field with a label. The server receives what is typed and never writes it back: a response that arrives while
/// the user types on would remove letters, as MudTextField and bound inputs do on a slow connection. So the parent must
/// pass a text that it changes at the moment it hears of a letter, never one of its own parameters: on a slow
/// connection the parent can be rendered before the page that would give it the newer text.
/// </summary>
public sealed partial class Field : ComponentBase
{
    private string? _text;
    private bool _giving;

    /// <summary>The label above the field.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>The text of the field.</summary>
    [Parameter] public string Value { get; set; } = "";

    /// <summary>Called with the text when the user typed.</summary>
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>The number of lines; 1 for an input element.</summary>
    [Parameter] public int Lines { get; set; } = 1;

    /// <summary>The greatest number of characters; null for no limit.</summary>
    [Parameter] public int? Most { get; set; }

    /// <summary>Whether the field takes the focus when it appears.</summary>
    [Parameter] public bool AutoFocus { get; set; }

    /// <summary>The HTML type of the input, which decides which keyboard a phone shows.</summary>
    [Parameter] public string Type { get; set; } = "text";

    /// <summary>Whether the field must be filled in.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>A sentence of help below the field; null for none.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Why the value is not acceptable, shown instead of the hint; null if it is acceptable.</summary>
    [Parameter] public string? Problem { get; set; }

    /// <summary>The name of the field where no label is shown; null if there is a label.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>The id of the HTML list with the suggestions; null for none.</summary>
    [Parameter] public string? List { get; set; }

    /// <summary>Whether the list of suggestions is open.</summary>
    [Parameter] public bool Expanded { get; set; }

    /// <summary>The id of the suggestion that Enter chooses; null for none.</summary>
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

        // If the same text was given before, the attribute is removed first: only a change of it reaches the browser.
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
        // The text that was to be written into the field is older than what the user typed now.
        (_text, _giving) = ((string?)typed.Value ?? "", false);
        return ValueChanged.InvokeAsync(_text);
    }
}
