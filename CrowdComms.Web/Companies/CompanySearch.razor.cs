using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Companies;

/// <summary>The search field above the companies; asks when somebody pauses in typing.</summary>
public sealed partial class CompanySearch(TimeProvider clock) : ComponentBase, IDisposable
{
    private readonly TypedWords _words = new(clock);

    /// <summary>What is looked for.</summary>
    [Parameter, EditorRequired] public string Search { get; set; } = "";

    /// <summary>Something else is to be looked for.</summary>
    [Parameter] public EventCallback<string> SearchChanged { get; set; }

    /// <inheritdoc />
    public void Dispose() => _words.Dispose();

    /// <inheritdoc />
    protected override void OnParametersSet() => _words.Hear(Search);
}
