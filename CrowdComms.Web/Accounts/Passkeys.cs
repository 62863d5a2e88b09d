using CrowdComms.Data.Accounts;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>Passkeys: what the browser asks for before it makes or shows one. A passkey is unlocked by its owner, and so is two factors in one.</summary>
internal static class Passkeys
{
    internal const int Most = 20;

    internal static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/account/passkeys/create-options", CreateOptionsAsync).RequireAuthorization();
        endpoints.MapPost("/account/passkeys/request-options", RequestOptionsAsync).AllowAnonymous();
    }

    /// <summary>Whose passkey was shown; null when it is nobody's here.</summary>
    internal static async Task<User?> AssertAsync(SignInManager<User> manager, string credential)
    {
        try
        {
            var shown = await manager.PerformPasskeyAssertionAsync(credential);
            if (!shown.Succeeded)
            {
                return null;
            }

            await manager.UserManager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey);
            return shown.User;
        }
        catch (InvalidOperationException)
        {
            // The form was sent without asking for the options first.
            return null;
        }
    }

    /// <summary>Saves the passkey that a browser has made.</summary>
    internal static async Task<bool> AttestAsync(SignInManager<User> manager, User user, string? credential, string name)
    {
        try
        {
            var made = string.IsNullOrEmpty(credential) ? null : await manager.PerformPasskeyAttestationAsync(credential);
            if (made is not { Succeeded: true } || made.UserEntity.Id != user.Id.ToString())
            {
                return false;
            }

            made.Passkey.Name = name;
            return (await manager.UserManager.AddOrUpdatePasskeyAsync(user, made.Passkey)).Succeeded;
        }
        catch (InvalidOperationException)
        {
            // The form was sent without asking for the options first.
            return false;
        }
    }

    /// <summary>What a browser needs to make a passkey for the signed-in user.</summary>
    private static async Task<IResult> CreateOptionsAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<User> manager)
    {
        return !await antiforgery.IsRequestValidAsync(http) ? Results.BadRequest() : http.User.IsDevice || await manager.UserManager.GetUserAsync(http.User) is not { } user
            ? Results.NotFound()
            : Results.Content(await manager.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.UserName!, DisplayName = user.DisplayName }), "application/json");
    }

    /// <summary>What a browser needs to show a passkey, whoever's.</summary>
    private static async Task<IResult> RequestOptionsAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<User> manager) =>
        await antiforgery.IsRequestValidAsync(http) ? Results.Content(await manager.MakePasskeyRequestOptionsAsync(null), "application/json") : Results.BadRequest();
}
