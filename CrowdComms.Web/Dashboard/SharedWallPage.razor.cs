using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Dashboard;

/// <summary>Shows the wall to every person who has its address: without sign-in and without names. It closes immediately
/// when an organiser revokes it, and checks every minute whether it may stay open.</summary>
public sealed partial class SharedWallPage(WallLinkService walls, IChangeFeed feed, Outage outage, TimeProvider clock,
    ILogger<SharedWallPage> log) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1), Soon = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _gone = new();
    private SharedWall? _wall;
    private IDisposable? _subscription;
    private bool _closed, _failed;

    /// <summary>The secret key of the wall, from the address.</summary>
    [Parameter] public string Key { get; set; } = "";

    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await LookAsync();
        if (Http is { Response.HasStarted: false } http)
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.StatusCode = _wall is not null ? StatusCodes.Status200OK : _failed
                ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound;
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            while (!_closed && (_wall is not null || _failed))
            {
                _subscription ??= _wall is { } wall ? feed.Subscribe(wall.Event.Id, changed => Close(wall, changed)) : null;
                await Task.Delay(_failed ? Soon : Every, clock, _gone.Token);
                await LookAsync();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The user closed the page meanwhile.
        }
    }

    private async Task LookAsync()
    {
        try
        {
            var found = await walls.OpenAsync(Key, _gone.Token);
            (_closed, _failed) = (_closed || (_wall is not null && found is null), false);
            _wall = _closed ? null : _wall ?? found;
        }
        catch (Exception failure) when (outage.Is(failure))
        {
            // An open wall stays open while the database cannot be reached: its board says so.
            log.LogWarning(failure, "Could not look up a shared wall view: the database does not answer");
            _failed = true;
        }
    }

    private void Close(SharedWall wall, EventChanged changed)
    {
        if (changed.ClosedWalls.Contains(wall.LinkId))
        {
            _ = InvokeAsync(() =>
            {
                (_closed, _wall) = (true, null);
                StateHasChanged();
            });
        }
    }
}
