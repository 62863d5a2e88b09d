using CrowdComms.Data.Access;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Audit;

/// <summary>One page of the audit, newest first, with the filters above it.</summary>
public sealed partial class AuditList(AuditReader reader, Outage outage, NavigationManager navigation, TimeProvider clock)
    : ComponentBase, IDisposable
{
    private readonly TypedWords _text = new(clock), _who = new(clock);
    private Page<AuditRow>? _shown;
    private IReadOnlyList<string> _kinds = [];
    private string? _failure, _asked;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>Which entries are listed.</summary>
    [Parameter, EditorRequired] public AuditFilter Filter { get; set; } = default!;

    private int Pages => (_shown!.Total + _shown.PageSize - 1) / _shown.PageSize;

    /// <inheritdoc />
    public void Dispose()
    {
        _text.Dispose();
        _who.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _text.Hear(Filter.Text);
        _who.Hear(Filter.Who);
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive && _asked != Filter.Address(Access.Event.Slug))
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var address = _asked = Filter.Address(Access.Event.Slug);
        var kinds = await outage.AskAsync(() => reader.KindsAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        var answer = await outage.AskAsync(() => reader.PageAsync(Access.Event.Id, Filter.Query, Access.Actor, CancellationToken.None));
        if (_asked == address)
        {
            _failure = answer.Error?.Message;
            (_shown, _kinds) = (answer.IsOk ? answer.Value : null, kinds.IsOk ? kinds.Value : []);
        }
    }

    private Task EnterTextAsync(string? text) => _text.EnterAsync(text ?? "", words => GoAsync(Filter with { Text = words, Page = 1 }));

    private Task EnterWhoAsync(string? text) => _who.EnterAsync(text ?? "", words => GoAsync(Filter with { Who = words, Page = 1 }));

    private Task GoAsync(AuditFilter to)
    {
        Go(to);
        return Task.CompletedTask;
    }

    private void Go(AuditFilter to) => navigation.NavigateTo(to.Address(Access.Event.Slug));

    private static string Written(ChangeEventArgs changed) => ((string?)changed.Value ?? "").Trim();
}
