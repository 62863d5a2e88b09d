using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using CrowdComms.Data;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Engines.Sqlite;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Registration;
using CrowdComms.Tests.Web.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Accounts;

/// <summary>A running app with one account, and what people do at its sign-in.</summary>
internal sealed class AccountVisit(AppInProcess app, CountingHasher hasher) : IAsyncDisposable
{
    internal const string Owner = "owner@test.example", Nobody = "nobody@test.example", Password = "correct horse battery";
    internal const string Wrong = "wrong-wrong-wrong";

    private readonly List<HttpClient> _clients = [];

    internal AppInProcess App => app;

    internal CountingHasher Hasher => hasher;

    internal static async Task<AccountVisit> OpenAsync(params (string Key, string Value)[] more)
    {
        var hasher = new CountingHasher();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Admin:Email"] = Owner,
            ["Admin:Password"] = Password,
            ["RateLimits:SignInPerMinute"] = "10000",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return new AccountVisit(await AppInProcess.StartAsync(new AppSettings
        {
            Demo = false,
            More = settings,
            Services = services =>
            {
                services.AddSingleton<IPasswordHasher<User>>(hasher);
                services.AddSingleton(provider => new FaultyContexts(new ContextFactory<SqliteContext>(
                    provider.GetRequiredService<IDbContextFactory<SqliteContext>>())));
                services.AddSingleton<IDbContextFactory<CrowdCommsContext>>(provider => provider.GetRequiredService<FaultyContexts>());
            },
        }), hasher);
    }

    /// <summary>A browser with cookies of its own.</summary>
    internal HttpClient Browser()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        _clients.Add(client);
        return client;
    }

    /// <summary>Sends one form of a page.</summary>
    internal async Task<(HttpStatusCode Status, IHtmlDocument Page)> SendAsync(
        HttpClient browser, string address, string form, params (string Field, string Text)[] typed)
    {
        using var visitor = new FormVisitor(app, browser);
        await visitor.FillAsync(address, form, typed.ToDictionary(t => t.Field, t => t.Text, StringComparer.Ordinal));
        return await visitor.SendAsync();
    }

    internal Task<(HttpStatusCode Status, IHtmlDocument Page)> SignInAsync(HttpClient browser, string email, string password) =>
        SendAsync(browser, "/account/sign-in", "sign-in", ("Input.Email", email), ("Input.Password", password));

    /// <summary>Signs a program in.</summary>
    internal async Task<(int Status, string? Code)> LoginAsync(string email, string password, string? code = null)
    {
        using var program = app.Program();
        using var answer = await program.PostAsJsonAsync(
            "/api/v1/auth/login", new { email, password, twoFactorCode = code }, TokenVisitor.Stop);
        return await TokenVisitor.ReadAsync(answer);
    }

    internal Task ForgetAsync() => app.Get<SignInLocks>().ForgetAsync(Owner, TokenVisitor.Stop);

    internal async Task<T> WithOwnerAsync<T>(Func<UserManager<User>, User, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return await act(users, (await users.FindByEmailAsync(Owner))!);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await app.DisposeAsync();
    }
}
