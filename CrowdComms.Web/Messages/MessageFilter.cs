using System.Globalization;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Messages;

/// <summary>The part of the page that is shown.</summary>
public enum MessagePart
{
    /// <summary>What was written and sent.</summary>
    Sent,
    /// <summary>The words of each kind.</summary>
    Templates,
    /// <summary>Writing to many.</summary>
    Mailing,
}

/// <summary>What the page shows, as its address says it.</summary>
public sealed record MessageFilter
{
    /// <summary>The part.</summary>
    public MessagePart Part { get; init; }

    /// <summary>None for every state.</summary>
    public MessageState? State { get; init; }

    /// <summary>Of the list: none for every kind. Of the templates: which one is edited.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether any message may be left out.</summary>
    public bool Narrows => State is not null || Kind is not null;

    /// <summary>The question to ask.</summary>
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

    /// <summary>The address of this view of an event.</summary>
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
