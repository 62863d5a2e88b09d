using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Registrants;

/// <summary>The search field, the filter menus, and a chip for each filter in use.</summary>
public sealed partial class RegistrantFilters(RegistrantChoices choices, Outage outage, TimeProvider clock)
    : ComponentBase, IDisposable
{
    private readonly TypedWords _words = new(clock);

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The view that is shown now.</summary>
    [Parameter, EditorRequired] public RegistrantFilter Filter { get; set; } = default!;

    /// <summary>The pass types of the event, for the user to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<PassChoice> PassTypes { get; set; } = [];

    /// <summary>Called with the new view when the user changes the filter.</summary>
    [Parameter] public EventCallback<RegistrantFilter> FilterChanged { get; set; }

    private CompanyChoice? Company { get; set; }

    private IReadOnlyDictionary<Guid, string> Places { get; set; } = new Dictionary<Guid, string>();

    private string CompanyText { get; set; } = "";

    /// <inheritdoc />
    public void Dispose() => _words.Dispose();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _words.Hear(Filter.Search);
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (Filter.Here.Named is { } place && !Places.ContainsKey(place))
        {
            var places = await outage.AskAsync(() => choices.PlacesAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
            Places = places.IsOk ? places.Value : Places;
        }

        if (Company?.Id == Filter.Company)
        {
            return;
        }

        Company = null;
        if (Filter.Company is { } id)
        {
            var answer = await outage.AskAsync(() => choices.CompanyAsync(Access.Event.Id, id, Access.Actor, CancellationToken.None));
            Company = answer.IsOk ? answer.Value : null;
        }
    }

    private Task TypeAsync(string? text) =>
        _words.TypeAsync(text ?? "", words => FilterChanged.InvokeAsync(Filter with { Search = words, Page = 1 }));

    private Task ChooseAsync(CompanyChoice company)
    {
        CompanyText = "";
        return FilterChanged.InvokeAsync(Filter with { Company = company.Id, Page = 1 });
    }

    private string NameOf(string code) =>
        PassTypes.FirstOrDefault(p => p.Code.Equals(code, StringComparison.OrdinalIgnoreCase))?.Name ?? code;

    private static IReadOnlyList<T> Toggled<T>(IReadOnlyList<T> chosen, T value) =>
        chosen.Contains(value) ? [.. chosen.Where(c => !Equals(c, value))] : [.. chosen, value];
}
