using System.Globalization;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Messages;

/// <summary>The part of the messages page that is shown.</summary>
public enum MessagePart
{
    /// <summary>The messages that were written and sent.</summary>
    Sent,
    /// <summary>The editor for the text of each kind of message.</summary>
    Templates,
    /// <summary>The form that writes to many registrants.</summary>
    Mailing,
}

/// <summary>What the messages page shows. The address of the page contains it.</summary>
public sealed record MessageFilter
{
    /// <summary>The part of the page that is shown.</summary>
    public MessagePart Part { get; init; }

    /// <summary>Only messages in this state; null for every state.</summary>
    public MessageState? State { get; init; }

    /// <summary>In the list: only messages of this kind, null for every kind. In the editor: the kind whose text is
    /// edited.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>The number of the page of the list, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether the filter can leave out messages.</summary>
    public bool Narrows => State is not null || Kind is not null;

    /// <summary>The query with which the list is read.</summary>
    public MessageQuery Query => new() { State = State, Kind = Kind, Page = Page };

    /// <summary>Reads the view from an address. A part of the address that cannot be read is ignored.</summary>
    public static MessageFilter Of(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        string One(string key) => query.TryGetValue(key, out var values) ? values.ToString() : "";
        return new MessageFilter
        {
            Part = Named<MessagePart>(One("show")) ?? MessagePart.Sent,
            State = Named<MessageState>(One("state")),
            Kind = Named<MessageKind>(One("kind")),
            Page = int.TryParse(One("page"), CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };
    }

    /// <summary>The address of this view within the site.</summary>
    public string Address(string slug)
    {
        List<KeyValuePair<string, string?>> query = [];
        void Add(string key, string? value) => query.AddRange(value is null ? [] : [new(key, value.ToLowerInvariant())]);

        Add("show", Part == MessagePart.Sent ? null : Part.ToString());
        Add("state", State?.ToString());
        Add("kind", Kind?.ToString());
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return QueryHelpers.AddQueryString($"/events/{slug}/messages", query);
    }

    private static T? Named<T>(string text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
