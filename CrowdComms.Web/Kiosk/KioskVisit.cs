using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Languages;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;

namespace CrowdComms.Web.Kiosk;

/// <summary>
/// The visit at a kiosk: who the visitor is, what the screen shows them, and what the services said. When the next
/// visit begins, this object forgets everything of the last one.
/// </summary>
internal sealed class KioskVisit(KioskService kiosks, CheckInService checkIn, Outage outages) : IDisposable
{
    private const int Tries = 3;

    private readonly KioskRequests _requests = new(outages);
    private ScanRequest? _scan;
    private int _misses;

    /// <summary>The event, and the user or paired device that runs the kiosk.</summary>
    internal required EventAccess Access { get; set; }

    /// <summary>The station that is this kiosk.</summary>
    internal required EventStation Place { get; set; }

    /// <summary>Called when another view, or the same view of another visit, is to be drawn.</summary>
    internal required Action OnMoved { get; init; }

    /// <summary>Called when the device that runs the kiosk has been signed out.</summary>
    internal required Action OnSignedOut { get; init; }

    /// <summary>What the screen shows now.</summary>
    internal KioskView View { get; private set; }

    /// <summary>How many visits have begun; each has another number.</summary>
    internal int Number { get; private set; }

    /// <summary>The registrant who was found; null before.</summary>
    internal KioskPerson? Person { get; private set; }

    /// <summary>What the visitor typed into the field for the ticket code; null for nothing.</summary>
    internal string? Typed { get; private set; }

    /// <summary>What did not work; null for nothing.</summary>
    internal KioskTrouble? Trouble { get; private set; }

    /// <summary>The language in which a visit begins.</summary>
    internal required Language Home { get; init; }

    /// <summary>The language that the screen speaks until the visit ends.</summary>
    internal Language Language { get => field ?? Home; set; }

    /// <summary>Whether a request of this visit runs.</summary>
    internal bool IsBusy => _requests.IsBusy;

    /// <inheritdoc />
    public void Dispose() => _requests.Dispose();

    /// <summary>Ends the visit, without waiting for requests that still run for the visitor before.</summary>
    internal Task ResetAsync()
    {
        Language = Home;
        _requests.Leave();
        return _requests.OnceAsync(BeginAsync);
    }

    /// <summary>Begins a visit with what a scanner or the camera has read, or what a person has typed.</summary>
    internal Task ReadAsync(string text, bool typed)
    {
        // The one before is still on the screen, and the next visitor has not chosen a language yet.
        Language = View == KioskView.Start ? Language : Home;
        return _requests.OnceAsync(() => LookUpAsync(text, typed && KioskNames.LooksLikeName(text)));
    }

    /// <summary>Asks for name and email instead of a ticket.</summary>
    internal void TypeName()
    {
        Trouble = null;
        Go(KioskView.Name);
    }

    /// <summary>Finds the registrant by name and email; after three misses the visitor is sent to the desk.</summary>
    internal Task FindAsync(string name, string email) => _requests.OnceAsync(async () =>
    {
        if (TicketCode.Read(name) is not null)
        {
            // A scanner has typed a code into the name field, which had the focus.
            await LookUpAsync(name, isName: false);
            return;
        }

        var found = await _requests.AskAsync(stop => kiosks.FindAsync(Place, new(name, email), Access.Actor, stop));
        var request = new ScanRequest(Guid.CreateVersion7(), Place.StationId, RegistrantId: found.IsOk ? found.Value.Id : null);
        await ShowAsync(found, request, () =>
        {
            Trouble = KioskTrouble.NotFound;
            if (++_misses == Tries)
            {
                Go(KioskView.Refused);
            }

            return Task.CompletedTask;
        });
    });

    /// <summary>Checks the registrant in, after the visitor said that it is them.</summary>
    internal Task CheckInAsync() => _requests.OnceAsync(() => DecideAsync(_scan!));

    // Shows the start screen for a new visitor, or the reason why the kiosk is closed.
    private async Task BeginAsync()
    {
        (Person, _scan, Typed, Trouble, _misses) = (null, null, null, null, 0);
        Number++;
        Go(View == KioskView.Closed ? KioskView.Closed : KioskView.Start);
        var open = await _requests.AskAsync(stop => kiosks.MayRunAsync(Place, Access.Actor, stop));
        if (open.Failed(out var error))
        {
            Refuse(error);
        }
        else if (View == KioskView.Closed)
        {
            Go(KioskView.Start);
        }
    }

    private async Task LookUpAsync(string text, bool isName)
    {
        await BeginAsync();
        if (View == KioskView.Start && isName)
        {
            (Typed, Trouble) = (text, null);
            Go(KioskView.Name);
        }
        else if (View == KioskView.Start)
        {
            var request = new ScanRequest(Guid.CreateVersion7(), Place.StationId, text);
            var found = await _requests.AskAsync(stop => kiosks.ReadAsync(Place, text, Access.Actor, stop));
            await ShowAsync(found, request, () => DecideAsync(request));
        }
    }

    private async Task ShowAsync(Result<KioskPerson> found, ScanRequest request, Func<Task> otherwise)
    {
        if (found.IsOk)
        {
            (Person, _scan, Trouble) = (found.Value, request, null);
            Go(KioskView.Person);
        }
        else if (found.Error!.Code == KioskErrors.SeeStaff.Code)
        {
            await otherwise();
        }
        else
        {
            Refuse(found.Error);
        }
    }

    // The scan keeps its id until the server has decided it: if the visitor presses the button again, it is the same scan.
    private async Task DecideAsync(ScanRequest request)
    {
        var answer = await _requests.AskAsync(stop => checkIn.ScanAsync(Access.Event, request, Access.Actor, stop));
        if (answer.Failed(out var error))
        {
            Refuse(error);
        }
        else
        {
            Go(answer.Value.Outcome == ScanOutcome.Admitted && Person is not null ? KioskView.Done : KioskView.Refused);
        }
    }

    private void Go(KioskView view)
    {
        View = view;
        OnMoved();
    }

    private void Refuse(Error error)
    {
        if (error.Code == StationErrors.DeviceRevoked.Code)
        {
            OnSignedOut();
        }
        else if (error.Kind == ErrorKind.Unavailable)
        {
            Trouble = KioskTrouble.Slow;
        }
        else
        {
            Go(KioskView.Closed);
        }
    }
}
