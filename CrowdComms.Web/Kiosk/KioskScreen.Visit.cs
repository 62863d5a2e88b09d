using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Access;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Kiosk;

/// <summary>The part of the kiosk that ends one visit and begins the next.</summary>
public sealed partial class KioskScreen
{
    // Ends the visit without waiting for requests that still run for the visitor before.
    private async Task ResetAsync()
    {
        _visiting.Begin();
        _busy = false;
        await OnceAsync(BeginAsync);
    }

    // Shows the start screen for a new visitor, or the reason why the kiosk is closed.
    private async Task BeginAsync()
    {
        (_person, _scan, _typed, _trouble, _misses) = (null, null, null, null, 0);
        _visit++;
        Go(_step == KioskView.Closed ? KioskView.Closed : KioskView.Start);
        var open = await AskAsync(stop => Kiosks.MayRunAsync(Place, Access.Actor, stop));
        if (open.Failed(out var error))
        {
            Refuse(error);
        }
        else if (_step == KioskView.Closed)
        {
            Go(KioskView.Start);
        }
    }

    private void TypeName()
    {
        _trouble = null;
        Go(KioskView.Name);
    }

    private void Go(KioskView step)
    {
        (_step, _moved) = (step, true);
        StateHasChanged();
    }

    private void Refuse(Error error)
    {
        if (error.Code == StationErrors.DeviceRevoked.Code)
        {
            Navigation.NavigateTo(DeviceSignIn.SignedOut, forceLoad: true);
        }
        else if (error.Code == Outage.Error.Code)
        {
            _trouble = "This takes longer than usual. Try again in a moment, or go to the desk: our staff will help you.";
        }
        else
        {
            Go(KioskView.Closed);
        }
    }

    private async Task OnceAsync(Func<Task> work)
    {
        if (_busy)
        {
            return;
        }

        var over = _visiting.Token;
        _busy = true;
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The visitor left, or the page was closed.
        }
        finally
        {
            _busy &= over != _visiting.Token;
        }
    }

    private Task<Result<T>> AskAsync<T>(Func<CancellationToken, Task<Result<T>>> question)
    {
        var over = _visiting.Token;
        return Outages.AskAsync(() => question(over).WaitAsync(over));
    }

    private async Task CallAsync(string name)
    {
        if (_script is not null)
        {
            await _script.InvokeVoidAsync(name);
        }
    }

    // Whether a person typed a name into the field for a ticket code: it has only letters, blanks, apostrophes, hyphens
    // and dots.
    private static bool LooksLikeName(string text) => text.Length < 100 && TicketCode.Read(text) is null
        && text.All(c => char.IsLetter(c) || c is ' ' or '\'' or '-' or '.');
}
