using CrowdComms.Data.Accounts;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Accounts;

/// <summary>Passkeys: the options that a browser needs to create or use one. The owner unlocks a passkey on the device,
/// so it counts as two factors.</summary>
internal static class Passkeys
{
    internal const int Most = 20;

    internal static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/account/passkeys/create-options", CreateOptionsAsync).RequireAuthorization();
        endpoints.MapPost("/account/passkeys/request-options", RequestOptionsAsync).AllowAnonymous();
    }

    /// <summary>The user whose passkey the browser has presented; null if it belongs to no user here.</summary>
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
            // The form was sent without asking for the options first, so there is nothing to verify against.
            return null;
        }
    }

    /// <summary>Stores the passkey that the browser has created for a user, and returns whether it was valid.</summary>
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
            // The form was sent without asking for the options first, so there is nothing to verify against.
            return false;
        }
    }

    /// <summary>Returns the options with which a browser creates a passkey for the signed-in user.</summary>
    private static async Task<IResult> CreateOptionsAsync(HttpContext http, [FromServices] IAntiforgery antiforgery,
        [FromServices] SignInManager<User> manager)
    {
        return !await antiforgery.IsRequestValidAsync(http) ? Results.BadRequest()
            : http.User.IsDevice || await manager.UserManager.GetUserAsync(http.User) is not { } user
                ? Results.NotFound()
                : Results.Content(
                    await manager.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
                    {
                        Id = user.Id.ToString(),
                        Name = user.UserName!,
                        DisplayName = user.DisplayName
                    }), "application/json");
    }

    /// <summary>Returns the options with which a browser presents a passkey of any user.</summary>
    private static async Task<IResult> RequestOptionsAsync(HttpContext http, [FromServices] IAntiforgery antiforgery,
        [FromServices] SignInManager<User> manager) =>
        await antiforgery.IsRequestValidAsync(http)
            ? Results.Content(await manager.MakePasskeyRequestOptionsAsync(null), "application/json") : Results.BadRequest();
}
