using CrowdComms.Data.Outbox;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CrowdComms.Web.Messages;

/// <summary>
/// Sets once, when the server has started, what the links in messages begin with: <c>PublicUrl</c>, otherwise the first
/// address at which the server listens. It never uses the host name of a request, because any caller can write any name
/// there, and it would be sent by email. With a mail server and without <c>PublicUrl</c> it warns, because the readers
/// of messages can rarely reach that address.
/// </summary>
internal sealed class MessageLinks(
    MessageSite site, PublicAddress address, SmtpSettings smtp, IServer server, ILogger<MessageLinks> log)
    : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(BindingAddress.Parse).FirstOrDefault();
        if (address.Configured is { } configured)
        {
            site.Base = configured;
        }
        else if (listening is not null)
        {
            site.Base = new UriBuilder(listening.Scheme, listening.Host is "*" or "+" or "0.0.0.0" or "[::]"
                ? "localhost" : listening.Host, listening.Port).Uri;
            Say(site.Base);
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Say(Uri begin)
    {
        if (smtp.IsConfigured)
        {
            log.LogWarning("PublicUrl is not set, so the links in emails begin with {Address}, which recipients may "
                + "not be able to open. Set PublicUrl to the address of this site, such as https://tickets.fair.example", begin);
        }
        else
        {
            log.LogDebug("Links in messages begin with {Address}, because PublicUrl is not set", begin);
        }
    }
}
