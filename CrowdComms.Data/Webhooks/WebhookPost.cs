using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Webhooks;

/// <summary>Posts deliveries to the addresses of webhooks, signed, and only into the public network.</summary>
internal sealed class WebhookPost(PublicNetwork network, TimeProvider clock) : IDisposable
{
    internal const string Header = "X-CrowdComms-Signature";
    private readonly HttpClient _client = new(network.Handler()) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Posts a body, signed with the receiver's secret, and waits at most ten seconds for the answer.</summary>
    /// <returns>The status that the receiver answered, and a sentence for the organiser where it did not accept.</returns>
    internal async Task<WebhookAnswer> SendAsync(string url, string secret, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add(Header, Sign(secret, clock.GetUtcNow().ToUnixTimeSeconds(), body));
        request.Headers.UserAgent.ParseAdd("CrowdComms-Webhooks/1");
        try
        {
            using var answer =
                await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)answer.StatusCode;
            return new WebhookAnswer(status, status switch
            {
                >= 200 and < 300 => null,
                >= 300 and < 400 => $"It answered with a redirect ({status}), which we do not follow. Save the address "
                    + "that it leads to.",
                _ => $"It answered {status}.",
            });
        }
        catch (HttpRequestException failure)
        {
            return new WebhookAnswer(null, failure.InnerException is PrivateAddressException
                ? "The address is in a private network, which this server does not reach."
                : "It could not be reached.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAnswer(null, "It did not answer within ten seconds.");
        }
    }

    /// <summary>The JSON that tells the receiver of a delivery: ids and the kind, no names.</summary>
    internal static async Task<string> BodyAsync(
        CrowdCommsContext context, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var slug = await context.Events.Where(e => e.Id == delivery.EventId).Select(e => e.Slug)
            .SingleAsync(cancellationToken);
        return JsonSerializer.Serialize(
            new
            {
                delivery.Id,
                type = delivery.Kind,
                delivery.At,
                @event = slug,
                delivery.RegistrantId,
                delivery.ZoneId
            }, JsonSerializerOptions.Web);
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    /// <summary>The signature that a receiver compares: <c>t=…,v1=…</c>, HMAC-SHA256 over <c>timestamp.body</c>.</summary>
    internal static string Sign(string secret, long timestamp, string body) =>
        string.Create(CultureInfo.InvariantCulture, $"t={timestamp},v1={Hash(secret, $"{timestamp}.{body}")}");

    private static string Hash(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
}

/// <summary>What came of one attempt to deliver.</summary>
/// <param name="Status">The HTTP status that the receiver answered; null when it did not answer.</param>
/// <param name="Error">Why the delivery was not accepted, for the organiser; null when it was.</param>
internal sealed record WebhookAnswer(int? Status, string? Error)
{
    /// <summary>Whether another attempt cannot succeed.</summary>
    internal bool IsFinal { get; init; }
}
