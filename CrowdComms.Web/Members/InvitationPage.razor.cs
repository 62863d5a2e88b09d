using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.Access;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Web.Access;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Members;

/// <summary>The page on which an invited person accepts, with the account that is signed in or with a new one.</summary>
public sealed partial class InvitationPage(
    InvitationService invitations, AccessService accessService, SignInManager<User> signIn, NavigationManager navigation,
    ILogger<InvitationPage> log) : ComponentBase
{
    private const string TooOften = "Too many attempts with this invitation. Wait 5 minutes, then try again.";
    private const string Taken = "This email address already has an account. Sign in to accept.";
    private InvitationSeen? _seen;
    private string? _refusal;

    /// <summary>The secret key of the invitation, from the address.</summary>
    [Parameter] public string Key { get; set; } = "";

    [Inject] private SignInLimit Limit { get; set; } = default!;

    [Inject] private SignInLocks Locks { get; set; } = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private NewPerson? Input { get; set; }

    private bool IsPerson => Http.User is { IsDevice: false, UserId: not null, Kiosk: null };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        Http.Response.Headers["X-Robots-Tag"] = "noindex";
        var seen = await invitations.OpenAsync(Key, Http.RequestAborted);
        (_seen, _refusal) = (seen.IsOk ? seen.Value : null, seen.Error?.Message);
        Input ??= new();
        Input.Email = _seen?.Email ?? Input.Email;
    }

    private async Task AcceptAsync()
    {
        if (_seen is not null && IsPerson)
        {
            await AcceptAsync(Http.User.UserId!.Value);
        }
    }

    private async Task JoinAsync()
    {
        if (_seen is null || IsPerson)
        {
            return;
        }

        // A link without an address is for anybody, so its holder may not ask of many addresses whether they have an account.
        var attempt = new SignInAttempt($"invitation {Key}", "");
        if (!Limit.Admits(Http, Input!.Email)
            || await Locks.CountAsync(attempt, Http.RequestAborted) == SignInStanding.Locked)
        {
            _refusal = TooOften;
            return;
        }

        var address = EmailAddress.Read(Input.Email);
        var user = new User { UserName = address, Email = address, DisplayName = Input.Name };
        var made = await signIn.UserManager.CreateAsync(user, Input.Password);
        if (!made.Succeeded)
        {
            _refusal = made.Errors.Any(SelfRegistration.IsTaken) ? Taken
                : string.Join(' ', made.Errors.Select(e => e.Description));
            return;
        }

        await Locks.SucceedAsync(attempt, Http.RequestAborted);
        log.LogInformation("User {UserId} created an account from an invitation", user.Id);
        await signIn.SignInAsync(user, isPersistent: true);
        await Http.SignOutAsync(DeviceSignIn.Scheme);
        await AcceptAsync(user.Id);
    }

    private async Task AcceptAsync(Guid userId)
    {
        var user = await accessService.FindAsync(userId, Http.RequestAborted);
        var accepted = user is null ? Error.NotFound("account")
            : await invitations.AcceptAsync(Key, user with { From = RequestOrigin.OfPage(Http) }, Http.RequestAborted);
        if (!accepted.Failed(out var refused))
        {
            navigation.NavigateTo($"/events/{accepted.Value}/dashboard");
            return;
        }

        (_seen, _refusal) = (null, refused.Message);
    }

    private sealed class NewPerson
    {
        [Required(ErrorMessage = "Enter your name."),
            StringLength(100, ErrorMessage = "The name is longer than 100 characters. Shorten it.")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Enter your email address."), EmailAddress(ErrorMessage = "This is not an email address. Check it."),
            StringLength(254, ErrorMessage = "The address is longer than 254 characters. Check it.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Choose a password."), MinLength(AccountServices.ShortestPassword,
            ErrorMessage = "The password needs at least {1} characters.")]
        public string Password { get; set; } = "";
    }
}
