using CrowdComms.Data.Accounts;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CrowdComms.Web.Access;

/// <summary>
/// Checks whether the user of an open circuit may stay signed in: immediately when the change feed reports a change of the
/// user (another password, a sign-in that was ended), and every minute in any case.
/// </summary>
public sealed class RevalidatingSignIn : RevalidatingServerAuthenticationStateProvider
{
    private readonly (Outage Outage, DeviceKeys Devices, SessionService Sessions) _services;
    private readonly IdentityOptions _identity;
    private readonly CancellationToken _appStops;
    private readonly ILogger _log;
    private readonly IDisposable _listening;
    private Task<AuthenticationState>? _signedIn;

    /// <summary>Starts to listen to the change feed, until the circuit ends.</summary>
    public RevalidatingSignIn(ILoggerFactory loggers, IServiceProvider services)
        : base(loggers)
    {
        _services =
            (services.GetRequiredService<Outage>(), services.GetRequiredService<DeviceKeys>(),
                services.GetRequiredService<SessionService>());
        _identity = services.GetRequiredService<IOptions<IdentityOptions>>().Value;
        _appStops = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        _log = loggers.CreateLogger<RevalidatingSignIn>();
        AuthenticationStateChanged += signedIn => _signedIn = signedIn;
        _listening = services.GetRequiredService<IChangeFeed>()
            .Subscribe(EventChanged.Accounts, changed => _ = Task.Run(() => HearAsync(changed)));
    }

    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        // While the app stops, its services go before its last circuits. A user who cannot be looked at any more keeps the
        // page as it is: signing out would render it with services that are gone.
        if (_appStops.IsCancellationRequested)
        {
            return true;
        }

        try
        {
            var user = authenticationState.User;
            return user.IsDevice
                ? await _services.Devices.FindAsync(user.UserId!.Value, cancellationToken) is not null
                : user.SessionClaim(_identity) is { } claim && await _services.Sessions.IsGoodAsync(claim, null, cancellationToken);
        }
        catch (Exception failure) when (_services.Outage.Is(failure))
        {
            // Staff stay signed in while the database cannot be reached for a moment.
            return true;
        }
        catch (Exception failure) when (_appStops.IsCancellationRequested && failure is not OperationCanceledException)
        {
            // The app began to stop meanwhile.
            return true;
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _listening.Dispose();
        base.Dispose(disposing);
    }

    private async Task HearAsync(EventChanged changed)
    {
        try
        {
            if (_signedIn is { } signedIn && await signedIn is { User: { IsDevice: false, UserId: { } user } } state
                && (changed.Reread || changed.Users.Contains(user))
                && !await ValidateAuthenticationStateAsync(state, CancellationToken.None))
            {
                SetAuthenticationState(Task.FromResult(new AuthenticationState(new())));
            }
        }
        catch (ObjectDisposedException)
        {
            // The user closed the page meanwhile.
        }
#pragma warning disable CA1031 // Nobody awaits this: the minute's look will try again, and the failure is told.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _log.LogError(failure, "The sign-in of an open page could not be checked");
        }
    }
}
