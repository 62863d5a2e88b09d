using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using CrowdComms.Data.Demo;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Bench.Boards;

/// <summary>A client that opens pages without a browser: it keeps cookies, and opens connections as the browser does.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All };
    private readonly HttpMessageInvoker _negotiating;
    private readonly HttpClient _client;

    internal Visitor(Uri server)
    {
        Server = server;
        _negotiating = new HttpMessageInvoker(_handler, disposeHandler: false);
        _client = new HttpClient(_handler) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(2) };
        _client.DefaultRequestHeaders.Add("Origin", Origin);
    }

    /// <summary>The address of the site that is visited.</summary>
    internal Uri Server { get; }

    private string Origin => Server.GetLeftPart(UriPartial.Authority);

    /// <summary>Sends the form of the sign-in page.</summary>
    internal async Task SignInAsync(string email, CancellationToken cancellationToken)
    {
        const string path = "/account/sign-in";
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = FormToken().Match(await GetAsync(path, cancellationToken)).Groups["token"].Value,
            ["Input.Email"] = email,
            ["Input.Password"] = DemoSeed.Password,
        });
        using var answer = await _client.PostAsync(path, form, cancellationToken);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
        {
            throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}.");
        }
    }

    /// <summary>The HTML of a page.</summary>
    internal async Task<string> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync(path, cancellationToken);
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync(cancellationToken)
            : throw new HttpRequestException($"{path} answered {answer.StatusCode}.", null, answer.StatusCode);
    }

    /// <summary>Whether the server answers and can be used.</summary>
    internal async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync("/health/ready", cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Tells the server that the page of a circuit was closed, as the browser does when a tab is closed.</summary>
    internal async Task LeaveAsync(string circuit, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent { { new StringContent(circuit), "circuitId" } };
        using var answer = await _client.PostAsync("/_blazor/disconnect", form, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A connection that is not started yet, by WebSocket and without a second try, as Blazor opens it.</summary>
    internal HubConnection Connection(string path, IHubProtocol protocol)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(Server, path), HttpTransportType.WebSockets, Prepare);
        builder.Services.AddSingleton(protocol);
        builder.WithServerTimeout(TimeSpan.FromSeconds(60)).WithKeepAliveInterval(TimeSpan.FromSeconds(4));
        return builder.Build();
    }

    public void Dispose()
    {
        _negotiating.Dispose();
        _client.Dispose();
    }

    private void Prepare(HttpConnectionOptions connection)
    {
        connection.Cookies = _handler.CookieContainer;
        connection.Headers["Origin"] = Origin;
        // Browsers offer compression, and a circuit that accepts holds the buffers for it.
        connection.WebSocketConfiguration = socket => socket.DangerousDeflateOptions = new WebSocketDeflateOptions();
        connection.HttpMessageHandlerFactory = _ => new Shared(_negotiating);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormToken();

    // All connections negotiate through the same handler, which stays when one of them ends.
    private sealed class Shared(HttpMessageInvoker all) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            all.SendAsync(request, cancellationToken);
    }
}
