using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>Creates the first user, who is an admin: from the settings, or on the page <c>/setup</c>.</summary>
public sealed class FirstAdmin(IServiceScopeFactory scopes, SetupCode code, ILogger<FirstAdmin> log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    /// <summary>Runs at start. If no user exists, it creates the admin of the settings, or issues the code for
    /// <c>/setup</c>.</summary>
    /// <exception cref="StartRefusedException">The password in the settings is not acceptable.</exception>
    public async Task PrepareAsync(AdminSettings admin, CancellationToken cancellationToken)
    {
        if (await SomebodyExistsAsync(cancellationToken))
        {
            return;
        }

        if (admin.Email is null)
        {
            code.Issue();
        }
        else if (await MakeAsync(admin.Email, "Admin", admin.Password!, cancellationToken) is { } problem)
        {
            throw new StartRefusedException($"The first admin cannot be created from Admin:Email and Admin:Password: {problem}");
        }
    }

    /// <summary>Whether at least one user exists.</summary>
    public async Task<bool> SomebodyExistsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MeReader>().AnybodyAsync(cancellationToken);
    }

    /// <summary>Creates the first user, unless one exists by now.</summary>
    /// <returns>Null if the user was created; otherwise the sentence that says why not.</returns>
    public async Task<string?> MakeAsync(string email, string name, string password, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (await SomebodyExistsAsync(cancellationToken))
            {
                return "A user already exists. Sign in instead.";
            }

            await using var scope = scopes.CreateAsyncScope();
            var address = EmailAddress.Read(email);
            var user = new User { UserName = address, Email = address, DisplayName = name, IsAdmin = true };
            var made = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(user, password);
            if (!made.Succeeded)
            {
                return string.Join(' ', made.Errors.Select(e => e.Description));
            }

            code.Spend();
            log.LogInformation("The first admin is user {UserId}", user.Id);
            return null;
        }
        finally
        {
            _one.Release();
        }
    }
}
