using CrowdComms.Data.Languages;
using CrowdComms.Data.Outbox;
using static CrowdComms.Data.Messages.MessagesTexts;

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

    /// <summary>The subject and text of an event's template in the current language: one that is the default text in any
    /// language, such as that of an event that only turned the message on, is the default text in this one.</summary>
    internal static MessageWords Spoken(MessageKind kind, MessageWords own) =>
        Language.All.Any(language => In(language, kind) == own) ? Of(kind) : own;

    /// <summary>The default subject and text of a kind in the current language, with merge fields.</summary>
    public static MessageWords Of(MessageKind kind) => kind switch
    {
        MessageKind.Registered => new(L["You are registered for {{event}}"],
            L["Hello {{first_name}},\n\nYou are registered for {{event}}.\n\nPass: {{pass_type}}\n{{starts}}\n{{venue}}\n\n"
                + "On your ticket page you can change your details or cancel:\n\n{{ticket_link}}\n\n"
                + "We look forward to seeing you."]),
        MessageKind.Confirmed => new(L["Your ticket for {{event}}"],
            L["Hello {{first_name}},\n\nYour registration for {{event}} is confirmed.\n\nPass: {{pass_type}}\n{{starts}}\n"
                + "{{venue}}\n\nShow the code below at the entrance, on your phone or on paper. You can also find it on "
                + "your ticket page:\n\n{{ticket_link}}\n\nWe look forward to seeing you."]),
        MessageKind.Reminder => new(L["{{event}} begins soon"],
            L["Hello {{first_name}},\n\n{{event}} begins on {{starts}}.\n\n{{venue}}\n\nHave your ticket ready at the "
                + "entrance:\n\n{{ticket_link}}\n\nIf you can no longer come, cancel on the same page so that someone "
                + "else can have your place."]),
        MessageKind.Cancelled => new(L["Your registration for {{event}} is cancelled"],
            L["Hello {{first_name}},\n\nYour registration for {{event}} is cancelled, and your ticket no longer works.\n\n"
                + "If this is a mistake, or you want to come after all, reply to this email."]),
        MessageKind.AfterEvent =>
            new(L["Thank you for coming to {{event}}"],
                L["Hello {{first_name}},\n\nThank you for coming to {{event}}. We hope to see you again."]),
        MessageKind.AlreadyRegistered => new(L["You are already registered for {{event}}"],
            L["Hello {{first_name}},\n\nSomeone, probably you, has just tried to register this address for {{event}} "
                + "again. Nothing has changed. Here is your ticket:\n\n{{ticket_link}}"]),
        MessageKind.Mailing => new("", ""),
        MessageKind.CompanyLink => new(L["Register your people for {{event}}"],
            L["Hello {{name}},\n\nOn this page you can register the people of {{company}} for {{event}}, and see who has "
                + "checked in:\n\n{{link}}\n\nAnyone with this link can do so. Do not share it outside your company."]),
        MessageKind.WaitingList => new(L["You are on the waiting list for {{event}}"],
            L["Hello {{first_name}},\n\nYou are on the waiting list for {{event}}.\n\nPass: {{pass_type}}\n\nWhen a place "
                + "is free, we email you and keep it for you for a day.\n\nSee your place on the list, or leave "
                + "the list:\n\n{{link}}"]),
        MessageKind.PlaceFree => new(L["A place at {{event}} is yours until {{until}}"],
            L["Hello {{first_name}},\n\nA place at {{event}} is free, and we are keeping it for you until {{until}}.\n\n"
                + "Pass: {{pass_type}}\n\nTake it on this page:\n\n{{link}}\n\nAfter that it goes to the next person on "
                + "the waiting list. If you no longer need it, give it up on the same page."]),
        MessageKind.Invitation => new(L["Work at {{event}}"],
            L["{{by}} invites you to work at {{event}}. Accept within seven days:\n\n{{link}}\n\nThe link works "
                + "once, for anyone who opens it. Do not forward it."]),
        MessageKind.PasswordReset => new(L["Choose a new password"],
            L["Someone, probably you, asked for a new password for your account. Choose it within an "
                + "hour:\n\n{{link}}\n\nIf it was not you, do nothing: your password stays the same."]),
        MessageKind.AccountExists => new(L["You already have an account"],
            L["Someone, probably you, tried to create an account with this address. You already have one, so nothing "
                + "has changed. Sign in with your password. If you do not remember it, choose a new "
                + "one:\n\n{{link}}\n\nIf it was not you, do nothing."]),
        MessageKind.Arrival =>
            new(L["Arrived at {{event}}: {{who}}"],
                L["Hello {{name}},\n\nHere is the alert you asked for:\n\n{{arrived}}\n\n{{link}}\n\nOn the Alerts page "
                    + "you choose whose arrival you get alerts for, and whether by email."]),
        MessageKind.Export =>
            new(L["{{file}} of {{event}}"], L["The file {{file}} of {{event}} is ready. Sign in to download it:\n\n{{link}}"]),
    };

    private static MessageWords In(Language language, MessageKind kind)
    {
        using (language.Speak())
        {
            return Of(kind);
        }
    }
}
