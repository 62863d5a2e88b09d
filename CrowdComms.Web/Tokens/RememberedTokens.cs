using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace CrowdComms.Web.Tokens;

/// <summary>Verifies access tokens as the framework does, and the same token only once a minute, so that a program that scans all day
/// pays for the signature once a minute and not at each scan. A token holds no rights, so what its user may do is asked at every
/// request all the same.</summary>
internal sealed class RememberedTokens(
    IOptionsMonitor<JwtBearerOptions> options, ILoggerFactory logs, UrlEncoder encoder, VerifiedTokens verified)
    : JwtBearerHandler(options, logs, encoder)
{
    private const string Prefix = "Bearer ";

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return await base.HandleAuthenticateAsync();
        }

        var token = header[Prefix.Length..].Trim();
        if (verified.Find(token) is { } known)
        {
            return AuthenticateResult.Success(known);
        }

        var result = await base.HandleAuthenticateAsync();
        if (result is { Succeeded: true, Ticket: { } ticket })
        {
            verified.Keep(token, ticket);
        }

        return result;
    }
}

/// <summary>The access tokens whose signatures were verified within the last minute, while they are valid.</summary>
internal sealed class VerifiedTokens(TimeProvider clock)
{
    /// <summary>How long a verified token is known. A key that is withdrawn is therefore accepted for at most this
    /// long.</summary>
    internal static readonly TimeSpan Known = SigningKeys.Fresh;

    // Only tokens with a good signature are kept, so strangers use no memory.
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, Verified> _tokens = new(StringComparer.Ordinal);

    /// <summary>The ticket of a token; null for one that is not known or has expired.</summary>
    internal AuthenticationTicket? Find(string token) =>
        _tokens.TryGetValue(token, out var known) && clock.GetElapsedTime(known.At) < Known
            && clock.GetUtcNow() < known.Ticket.Properties.ExpiresUtc ? known.Ticket : null;

    /// <summary>Keeps the ticket of a token that was verified now.</summary>
    internal void Keep(string token, AuthenticationTicket ticket)
    {
        if (_tokens.Count >= Most)
        {
            _tokens.Clear();
        }

        _tokens[token] = new Verified(ticket, clock.GetTimestamp());
    }

    private sealed record Verified(AuthenticationTicket Ticket, long At);
}
