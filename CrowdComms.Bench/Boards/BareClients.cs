using System.Buffers.Binary;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace CrowdComms.Bench.Boards;

/// <summary>The reference: connections to the bare hub, which sends them as many bytes as a batch of a dashboard has.</summary>
internal sealed class BareClients : IAudience
{
    private readonly RunningApp _hub;
    private readonly Visitor _visitor;
    private readonly HttpClient _client;
    private readonly int _bytes;
    private readonly List<(HubConnection Connection, Hearing Hearing)> _clients = [];

    private BareClients(RunningApp hub, int bytes) => (_hub, _visitor, _client, _bytes) =
        (hub, new Visitor(hub.Address), new HttpClient { BaseAddress = hub.Address }, bytes);

    public string Name => "bare SignalR";

    public int Server => _hub.Id;

    /// <summary>Starts the hub in a process of its own, with the garbage collector that the app has.</summary>
    internal static async Task<BareClients> StartAsync(int bytes, CancellationToken cancellationToken)
    {
        var hub = new PublishedApp(typeof(BareHub).Assembly.Location) { Arguments = [BareHub.Command] };
        return new BareClients(await hub.StartAsync(new(StringComparer.Ordinal) { ["DOTNET_gcServer"] = "1" }, cancellationToken), bytes);
    }

    public async Task GrowAsync(int count, CancellationToken cancellationToken)
    {
        while (_clients.Count < count)
        {
            var (connection, hearing) = (_visitor.Connection("/hub", new MessagePackHubProtocol()), new Hearing());
            connection.On<int, byte[]>(BareHub.Changed, (number, bytes) => hearing.Hear(number, bytes));
            await connection.StartAsync(cancellationToken);
            _clients.Add((connection, hearing));
        }
    }

    public Task<Changes> FollowAsync(int changes, CancellationToken cancellationToken)
    {
        var coming = new Changes(changes, Mark);
        _clients.ForEach(client => client.Hearing.Follower = coming.Follow());
        return Task.FromResult(coming);
    }

    public async Task ChangeAsync(int number, CancellationToken cancellationToken)
    {
        using var answer = await _client.PostAsync($"/changes?number={number}&bytes={_bytes}", null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        foreach (var (connection, _) in _clients)
        {
            await connection.DisposeAsync();
        }

        _clients.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync(CancellationToken.None);
        _visitor.Dispose();
        _client.Dispose();
        await _hub.DisposeAsync();
    }

    private static byte[] Mark(int number)
    {
        var mark = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(mark, number);
        return mark;
    }

    private sealed class Hearing
    {
        internal Follower? Follower { get; set; }

        // The bytes are the message; the follower looks for the number in the first four.
        internal void Hear(int number, byte[] bytes)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, number);
            Follower?.Hear(bytes);
        }
    }
}
