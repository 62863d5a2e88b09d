using CrowdComms.Data;
using CrowdComms.Data.Accounts;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CrowdComms.Web.Accounts;

/// <summary>Sets up signing in: ASP.NET Core Identity over the database, with a cookie.</summary>
public static class AccountServices
{
    /// <summary>The smallest number of characters of a password; there is no other rule, because length is what makes
    /// it strong.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Adds users, the sign-in cookie and the encryption keys.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, AccountSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new AccountRules { RequireTwoFactor = settings.RequireTwoFactor });
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<CrowdCommsContext>>().CreateDbContext());
        services.AddUsers();
        services.AddSignInCookie();
        services.AddDeviceSignIn();
        services.AddHttpContextAccessor().AddTransient<IClaimsTransformation, RequestOrigin>();
        services.AddKioskLock();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, RevalidatingSignIn>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<FirstAdmin>();
        services.AddKeys();
        return services;
    }

    /// <summary>Adds signing out as a form, so that the antiforgery token is checked and another site cannot sign users
    /// out.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        // In a second tab the user may be signed out already, which the form then only confirms.
        endpoints.MapPost("/account/sign-out", Handlers.AtStart(SignOutAsync)).AllowAnonymous();
        endpoints.MapPasskeys();
    }

    private static void AddUsers(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = ShortestPassword;
                options.Password.RequireNonAlphanumeric = options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = options.Password.RequireDigit = false;
                // SignInLocks locks per account and source. A lock of the account alone would keep its owner out.
                options.Lockout.AllowedForNewUsers = false;
            })
            .AddPasswordValidator<PasswordLetters>()
            .AddUserStore<UserOnlyStore<User, CrowdCommsContext, Guid>>()
            .AddClaimsPrincipalFactory<UserClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddSingleton<ILookupNormalizer, AccountNames>();
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = Passwords.Life);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
            (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required"));
        services.AddScoped<Passwords>().AddScoped<AccountDoor>().AddScoped<SelfRegistration>();
        services.AddSingleton<NobodysPassword>().AddSingleton<KnownBrowsers>();
        services.AddSingleton<PasswordRequests>().AddHostedService(provider => provider.GetRequiredService<PasswordRequests>());
    }

    private static void AddSignInCookie(this IServiceCollection services) =>
        services.AddAuthentication().AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
        {
            cookie.Cookie.Name = SessionCookie.Name;
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/access-denied";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnRedirectToAccessDenied = KioskLock.SendBack;
            cookie.Events.OnSigningIn = SessionCookie.BeginAsync;
            cookie.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
        }));

    private static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("CrowdComms");
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = provider.GetRequiredService<KeyRing>()));
    }

    private static async Task<IResult> SignOutAsync([FromServices] SignInManager<User> signIn, [FromServices] SessionService sessions,
        [FromForm] string? returnUrl)
    {
        if (signIn.Context.User is { UserId: { } user, SessionId: { } session })
        {
            await sessions.EndAsync(user, session, signIn.Context.RequestAborted);
        }

        await signIn.SignOutAsync();
        return Results.LocalRedirect(ReturnAddress.Of(returnUrl, "/account/sign-in"));
    }
}
