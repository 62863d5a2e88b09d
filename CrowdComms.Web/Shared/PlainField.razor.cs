using CrowdComms.Data.Common;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Shared;

/// <summary>A labelled field of a form that a browser sends without script.</summary>
public sealed partial class PlainField : ComponentBase
{
    /// <summary>The property of the form's model.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>What stands above.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What is typed.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>What browsers may fill in: a token of the HTML standard.</summary>
    [Parameter] public string Complete { get; set; } = "off";

    /// <summary>Of the input.</summary>
    [Parameter] public string Type { get; set; } = "text";

    /// <summary>Which one a phone shows, of a text: HTML's inputmode.</summary>
    [Parameter] public string? Keyboard { get; set; }

    /// <summary>Whether something must stand there.</summary>
    [Parameter] public bool Required { get; set; } = true;

    /// <summary>More than one for a text of several lines.</summary>
    [Parameter] public int Lines { get; set; } = 1;

    /// <summary>Whether it is shown alone.</summary>
    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>The id of a list of suggestions.</summary>
    [Parameter] public string? List { get; set; }

    /// <summary>What helps to fill it in.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Why nothing was saved.</summary>
    [Parameter] public Error? Refusal { get; set; }

    private string Id => $"Input.{Name}";

    private string? Problem => Refusal?.Fields?.GetValueOrDefault(char.ToLowerInvariant(Name[0]) + Name[1..])?[0];

    private string? Invalid => Problem is null ? null : "true";

    private string? Below => (Problem ?? Hint) is null ? null : $"{Id}-below";
}
