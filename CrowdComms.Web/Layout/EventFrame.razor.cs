using CrowdComms.Data.Access;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CrowdComms.Web.Layout;

/// <summary>The frame of every page inside an event: it opens the event for the signed-in user, or says why it
/// cannot.</summary>
public sealed partial class EventFrame(AccessService accessService, Outage outage, IChangeFeed feed, ILogger<EventFrame> log)
    : ComponentBase, IDisposable
{
    private enum FrameState { Loading, NotFound, Forbidden, SecondFactor, Failed, Open }

    private string? _entered;
    private string _failure = "";
    private IDisposable? _listening;

    /// <summary>The slug of the event, from the address.</summary>
    [Parameter, EditorRequired] public string Slug { get; set; } = "";

    /// <summary>The name of the page, for the title and the heading.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The lowest role that may see the page.</summary>
    [Parameter] public MemberRole Needs { get; set; } = MemberRole.Staff;

    /// <summary>The kind of station whose paired devices may see the page too; null if only people may.</summary>
    [Parameter] public StationKind? DevicesOf { get; set; }

    /// <summary>Whether the page writes its heading itself.</summary>
    [Parameter] public bool Bare { get; set; }

    /// <summary>Buttons beside the heading; null for none.</summary>
    [Parameter] public RenderFragment<EventAccess>? Actions { get; set; }

    /// <summary>The content of the page, rendered when the event is open.</summary>
    [Parameter, EditorRequired] public RenderFragment<EventAccess> ChildContent { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = default!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    private FrameState State { get; set; }

    private EventAccess? Access { get; set; }

    /// <inheritdoc />
    public void Dispose() => _listening?.Dispose();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Http is null)
        {
            _listening = feed.Subscribe(EventChanged.Accounts, changed => _ = InvokeAsync(() => LookAgainAsync(changed)));
        }
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_entered != Slug)
        {
            _entered = Slug;
            State = FrameState.Loading;
            await EnterAsync();
        }
    }

    // A user who was removed or has another role now loses these rights on open pages too, as on a page that is opened now.
    private async Task LookAgainAsync(EventChanged changed)
    {
        if (changed.Reread || (await SignedIn).User is { UserId: { } user } && changed.Users.Contains(user))
        {
            await EnterAsync();
            StateHasChanged();
        }
    }

    private async Task EnterAsync()
    {
        try
        {
            var entered = await accessService.EnterAsync((await SignedIn).User, Slug, CancellationToken.None);
            Access = entered.IsOk ? entered.Value : null;
            State = Access switch
            {
                null => entered.Error!.Code == AccountErrors.TwoFactorRequired.Code ? FrameState.SecondFactor : FrameState.NotFound,
                { Station: { } station } => station.Kind == DevicesOf ? FrameState.Open : FrameState.NotFound,
                _ => Access.Actor.Has(Needs, Access.Event.Id) ? FrameState.Open : FrameState.Forbidden,
            };
        }
        catch (Exception failure) when (outage.Of(failure) is { } error)
        {
            _failure = error.Message;
            log.LogWarning(failure, "Could not open a page of an event");
            State = FrameState.Failed;
        }

        Answer(State);
    }

    // While the page is prerendered, the HTTP response gets a matching status code too.
    private void Answer(FrameState state)
    {
        if (Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = state switch
            {
                FrameState.NotFound => StatusCodes.Status404NotFound,
                FrameState.Forbidden or FrameState.SecondFactor => StatusCodes.Status403Forbidden,
                FrameState.Failed => StatusCodes.Status503ServiceUnavailable,
                FrameState.Loading or FrameState.Open => StatusCodes.Status200OK,
            };
        }
    }
}
