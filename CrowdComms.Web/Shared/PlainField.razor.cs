using CrowdComms.Data.Common;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Shared;

/// <summary>A field with a label, for forms that a browser sends without a script.</summary>
public sealed partial class PlainField : ComponentBase
{
    /// <summary>The name under which the form sends the value: a property of its model.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The label above the field.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The value that was typed before; null for none.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>What browsers may fill in, as a token of HTML's <c>autocomplete</c>; null for nothing.</summary>
    [Parameter] public string Complete { get; set; } = "off";

    /// <summary>The HTML type of the input.</summary>
    [Parameter] public string Type { get; set; } = "text";

    /// <summary>Which keyboard a phone shows for a text: HTML's <c>inputmode</c>; null for the usual one.</summary>
    [Parameter] public string? Keyboard { get; set; }

    /// <summary>Whether the field must be filled in.</summary>
    [Parameter] public bool Required { get; set; } = true;

    /// <summary>The number of lines; more than one for a longer text.</summary>
    [Parameter] public int Lines { get; set; } = 1;

    /// <summary>Whether the input is shown without its label and hint.</summary>
    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>The id of an HTML list with suggestions; null for none.</summary>
    [Parameter] public string? List { get; set; }

    /// <summary>A hint that helps to fill in the field; null for none.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Why the value was refused; null if it was not.</summary>
    [Parameter] public Error? Refusal { get; set; }

    private string Id => $"Input.{Name}";

    private string? Problem => Refusal?.Fields?.GetValueOrDefault(char.ToLowerInvariant(Name[0]) + Name[1..])?[0];

    private string? Invalid => Problem is null ? null : "true";

    private string? Below => (Problem ?? Hint) is null ? null : $"{Id}-below";
}
