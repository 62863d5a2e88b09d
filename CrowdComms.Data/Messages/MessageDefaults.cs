using CrowdComms.Data.Outbox;

namespace CrowdComms.Data.Messages;

/// <summary>The default text and settings of each kind of message, until an organiser changes them.</summary>
public static class MessageDefaults
{
    /// <summary>The kinds that organisers can edit, in the order in which a registrant gets them.</summary>
    public static IReadOnlyList<MessageKind> Edited { get; } =
    [
        MessageKind.Registered, MessageKind.Confirmed, MessageKind.Reminder, MessageKind.Cancelled,
        MessageKind.WaitingList, MessageKind.PlaceFree, MessageKind.AfterEvent,
    ];

    /// <summary>Whether messages of a kind are sent by default: those that follow a registrant's own action are, those
    /// that go to everyone at a set time are not.</summary>
    public static bool IsOn(MessageKind kind) => OutgoingMessages.IsUsual(kind);

    /// <summary>By default, the days before the event (reminder) or after it (thanks); 0 for other kinds.</summary>
    public static int Days(MessageKind kind) => kind == MessageKind.Reminder ? 2 : kind == MessageKind.AfterEvent
        ? 1 : 0;

    /// <summary>Whether messages of a kind carry the ticket's QR code and the calendar file.</summary>
    public static bool CarriesTicket(MessageKind kind) =>
        kind is MessageKind.Registered or MessageKind.Confirmed or MessageKind.Reminder;

    /// <summary>The default subject and text of a kind, with merge fields.</summary>
    public static MessageWords Of(MessageKind kind) => kind switch
    {
        MessageKind.Registered => new("You are registered for {{event}}",
            "Hello {{first_name}},\n\nyou are registered for {{event}} with the pass "
                + "{{pass_type}}.\n\n{{starts}}\n{{venue}}\n\nOn the page of your ticket you can change your details "
                + "or cancel:\n\n{{ticket_link}}\n\nWe look forward to seeing you."),
        MessageKind.Confirmed => new("Your ticket for {{event}}",
            "Hello {{first_name}},\n\nyour registration for {{event}} is confirmed. Your pass is "
                + "{{pass_type}}.\n\n{{starts}}\n{{venue}}\n\nShow the code below at the entrance, on your phone or "
                + "on paper. It is also on the page of your ticket:\n\n{{ticket_link}}\n\nWe look forward to "
                + "seeing you."),
        MessageKind.Reminder => new("{{event}} begins soon",
            "Hello {{first_name}},\n\n{{event}} begins on {{starts}}.\n\n{{venue}}\n\nHave your ticket ready at the "
                + "entrance, and you will be in within seconds:\n\n{{ticket_link}}\n\nYou cannot come? Cancel on the "
                + "same page, and somebody else gets your place."),
        MessageKind.Cancelled => new("Your registration for {{event}} is cancelled",
            "Hello {{first_name}},\n\nyour registration for {{event}} is cancelled, and your ticket is no longer "
                + "good.\n\nThis is a mistake, or you want to come after all? Answer to this email."),
        MessageKind.AfterEvent =>
            new("Thank you for coming to {{event}}",
                "Hello {{first_name}},\n\nthank you for coming to {{event}}. We hope to see you again."),
        MessageKind.AlreadyRegistered => new("You are registered for {{event}} already",
            "Hello {{first_name}},\n\nsomebody, probably you, has just tried to register this address for {{event}} "
                + "once more. Nothing has changed. Your ticket is here:\n\n{{ticket_link}}"),
        MessageKind.Mailing => new("", ""),
        MessageKind.CompanyLink => new("Register your people for {{event}}",
            "Hello {{name}},\n\non this page you register the people of {{company}} for {{event}}, and see who has "
                + "arrived:\n\n{{link}}\n\nAnybody with this link can do so: do not share it outside your "
                + "company."),
        MessageKind.WaitingList => new("You are on the waiting list for {{event}}",
            "Hello {{first_name}},\n\nyou are on the waiting list for {{event}}, for the pass {{pass_type}}. When a "
                + "place is free, we keep it for you for a day and write to this address.\n\nHow it stands, and the "
                + "way off the list:\n\n{{link}}"),
        MessageKind.PlaceFree => new("A place at {{event}} is yours until {{until}}",
            "Hello {{first_name}},\n\na place at {{event}} with the pass {{pass_type}} is free, and it is kept for "
                + "you until {{until}}. Take it on this page:\n\n{{link}}\n\nAfter that it goes to the next person "
                + "who waits. You do not need it any more? Say so on the same page, and it goes there at once."),
        MessageKind.Invitation => new("Work at {{event}}",
            "{{by}} invites you to work at {{event}}. Accept within seven days:\n\n{{link}}\n\nThe link works "
                + "once, for anybody who opens it: do not pass it on."),
        MessageKind.PasswordReset => new("Choose a new password",
            "Somebody, probably you, asked for a new password for your account. Choose it within an "
                + "hour:\n\n{{link}}\n\nIt was not you? Then do nothing: your password stays as it is."),
        MessageKind.AccountExists => new("You already have an account",
            "Somebody, probably you, tried to create an account with this address. You already have one, so nothing "
                + "has changed: sign in with the password that you have. If you do not know it any more, choose a new "
                + "one:\n\n{{link}}\n\nIt was not you? Then do nothing."),
        MessageKind.Arrival =>
            new("Arrived at {{event}}: {{who}}",
                "Hello {{name}},\n\nyou wanted to know:\n\n{{arrived}}\n\n{{link}}\n\nWhose arrival you are told of, "
                    + "and whether by email, you choose on the page of alerts."),
        MessageKind.Export =>
            new("{{file}} of {{event}}", "The file {{file}} of {{event}} is ready. Sign in to fetch it:\n\n{{link}}"),
    };
}
