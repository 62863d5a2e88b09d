using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CrowdComms.Web.Tokens;

/// <summary>Endpoints with which users sign in to programs.</summary>
public static class AuthApi
{
    private const string Here = "/api/v1/auth/me";
    private static readonly Error Closed = Error.Forbidden(
        "create an account here") with
    {
        Message = "You need an invitation to create an account here. Ask an organiser of your event for one.",
    };

    /// <summary>Adds the endpoints for signing in and out, and for the signed-in user.</summary>
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Signing in");
        auth.MapPost("/login", LoginAsync).AllowAnonymous().Refuses("unauthenticated", "two_factor_required", "locked_out");
        auth.MapPost("/refresh", RefreshAsync).AllowAnonymous().Refuses("unauthenticated");
        auth.MapPost("/logout", LogoutAsync).AllowAnonymous();
        auth.MapPost("/register", RegisterAsync).AllowAnonymous().Refuses("forbidden").RequireRateLimiting(RateLimits.Registration);
        auth.MapGet("/me", MeAsync);
    }

    /// <summary>Signs a user in. Five failures lock the account for five minutes for the network address that they come
    /// from; wrong authentication codes count too. An address without an account gets the same answers.</summary>
    internal static async Task<Results<Ok<TokensResponse>,
        ProblemHttpResult>> LoginAsync(LoginRequest request, HttpContext http, [FromServices] ProgramSignIn signIn,
            [FromServices] SignInLimit limit)
    {
        if (Missing((nameof(request.Email), request.Email), (nameof(request.Password), request.Password)) is { } missing)
        {
            return missing.AsProblem();
        }

        if (!limit.Admits(http, request.Email!))
        {
            return Problems.Of(StatusCodes.Status429TooManyRequests, RateLimits.Refused);
        }

        var granted = await signIn.SignInAsync(request, http.Request.Headers.UserAgent, http.RequestAborted);
        return granted.Failed(out var refused)
            ? Problems.Of(refused.Code == TokenErrors.LockedOut.Code ? StatusCodes.Status403Forbidden
                : StatusCodes.Status401Unauthorized, refused)
            : await AnswerAsync(granted.Value, http);
    }

    /// <summary>Returns the next tokens. A refresh token works once; using it twice ends the sign-in, and of two uses
    /// at one instant one gets tokens before it ends.</summary>
    internal static async Task<Results<Ok<TokensResponse>,
        ProblemHttpResult>> RefreshAsync(RefreshRequest request, HttpContext http, [FromServices] RefreshTokenService tokens)
    {
        if (Missing((nameof(request.RefreshToken), request.RefreshToken)) is { } missing)
        {
            return missing.AsProblem();
        }

        var granted = await tokens.ContinueAsync(request.RefreshToken, http.RequestAborted);
        return granted.Failed(out var refused) ? Problems.Of(StatusCodes.Status401Unauthorized, refused)
            : await AnswerAsync(granted.Value, http);
    }

    /// <summary>Ends the sign-in that a refresh token belongs to. The access token stays valid until it expires, at most
    /// fifteen minutes.</summary>
    internal static async Task<Results<NoContent,
        ProblemHttpResult>> LogoutAsync(RefreshRequest request, HttpContext http, [FromServices] RefreshTokenService tokens)
    {
        if (Missing((nameof(request.RefreshToken), request.RefreshToken)) is { } missing)
        {
            return missing.AsProblem();
        }

        await tokens.EndAsync(request.RefreshToken, http.RequestAborted);
        return TypedResults.NoContent();
    }

    /// <summary>Creates an account that can do nothing until it becomes a member of an event. The response does not
    /// tell whether the email address already had an account; the owner of such an account gets an email.</summary>
    internal static async Task<Results<Created,
        ProblemHttpResult>> RegisterAsync(
        RegisterRequest request, HttpContext http, [FromServices] SelfRegistration registration, [FromServices] AccountSettings accounts)
    {
        if (!accounts.SelfRegistration)
        {
            return Closed.AsProblem();
        }

        if (Wrong(request) is { Count: > 0 } wrong)
        {
            return Error.Validation(wrong).AsProblem();
        }

        var wish = new WishedAccount(request.Email!, request.Password!, request.DisplayName!);
        return await registration.RegisterAsync(wish, http.RequestAborted) is { } error
            ? Error.Validation(Field(error.Code.StartsWith("Password", StringComparison.Ordinal) ? "password"
                : "email", error.Description)).AsProblem()
            : TypedResults.Created(Here);
    }

    /// <summary>The signed-in user, and the events that this user works at.</summary>
    internal static async Task<Results<Ok<Me>, ProblemHttpResult>> MeAsync(HttpContext http, [FromServices] MeReader reader) =>
        http.User.UserId is { } user && await reader.ReadAsync(user, http.RequestAborted) is { } me
            ? TypedResults.Ok(me)
            : Problems.Of(StatusCodes.Status401Unauthorized, TokenErrors.Gone);

    private static async Task<Ok<TokensResponse>> AnswerAsync(RefreshGrant granted, HttpContext http)
    {
        var services = http.RequestServices;
        var access = await services.GetRequiredService<AccessTokens>()
            .IssueAsync(new SignedIn(granted.UserId, granted.FamilyId, granted.SecondFactor), http.RequestAborted);
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.Ok(new TokensResponse(access, "Bearer",
            (int)services.GetRequiredService<JwtSettings>().Lifetime.TotalSeconds, granted.Token));
    }

    private static Error? Missing(params (string Name, string? Value)[] fields)
    {
        var missing = fields.Where(f => string.IsNullOrWhiteSpace(f.Value))
            .ToDictionary(f => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(f.Name),
                f => new[] { $"{f.Name} is missing." }, StringComparer.Ordinal);
        return missing.Count > 0 ? Error.Validation(missing) : null;
    }

    private static Dictionary<string, string[]> Wrong(RegisterRequest request)
    {
        (string Field, string? Sentence)[] checks =
        [
            ("email", TextRules.Email(request.Email)),
            ("password", request.Password is { Length: >= AccountServices.ShortestPassword and <= 200 } ? null
                : $"The password needs {AccountServices.ShortestPassword} to 200 characters."),
            ("displayName", TextRules.Required("Display name", request.DisplayName, 100)),
        ];
        return checks.Where(c => c.Sentence is not null).ToDictionary(c => c.Field, c => new[] { c.Sentence! }, StringComparer.Ordinal);
    }

    private static Dictionary<string, string[]> Field(string name, string sentence) => new(StringComparer.Ordinal) { [name] = [sentence] };
}
