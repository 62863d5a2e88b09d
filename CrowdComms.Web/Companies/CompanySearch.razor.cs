using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Companies;

/// <summary>The search field above the companies. It searches when the user pauses in typing.</summary>
public sealed partial class CompanySearch(TimeProvider clock) : ComponentBase, IDisposable
{
    private readonly TypedWords _words = new(clock);

    /// <summary>The text that is searched for now.</summary>
    [Parameter, EditorRequired] public string Search { get; set; } = "";

    /// <summary>Called with the text when the user searches for another one.</summary>
    [Parameter] public EventCallback<string> SearchChanged { get; set; }

    /// <inheritdoc />
    public void Dispose() => _words.Dispose();

    /// <inheritdoc />
    protected override void OnParametersSet() => _words.Hear(Search);
}
