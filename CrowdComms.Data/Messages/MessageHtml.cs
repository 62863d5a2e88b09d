using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CrowdComms.Data.Languages;
using static CrowdComms.Data.Messages.MessagesTexts;

namespace CrowdComms.Data.Messages;

/// <summary>Writes a message as HTML that every mail program shows: tables and inline styles, no script, and nothing
/// loaded from another host.</summary>
internal static partial class MessageHtml
{
    /// <summary>The content id by which the HTML shows the attached QR code.</summary>
    internal const string QrId = "ticket-qr@crowdcomms";

    private const string Words = "margin:0 0 16px;font-size:16px;line-height:1.5;color:#1b1d26";
    private const string Button =
        "display:inline-block;padding:12px "
            + "20px;border-radius:8px;background:#2b45cf;color:#ffffff;font-weight:600;text-decoration:none";

    /// <summary>Turns plain text into the HTML of a message.</summary>
    /// <param name="text">The text; a blank line begins a paragraph, and a paragraph that is only a web address
    /// becomes a button. What <see cref="MergeFields.FillMarked"/> marked becomes no link.</param>
    /// <param name="frame">The parts around the text.</param>
    internal static string Of(string text, MessageFrame frame)
    {
        var page = Head(frame);
        foreach (var paragraph in text.ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            page.Append(Paragraph(paragraph, frame));
        }

        page.Append(Qr(frame)).Append("</td></tr></table>");
        if (frame.Unsubscribe is { } unsubscribe)
        {
            page.Append(
                $"<p style=\"margin:16px 0 0;text-align:center;font-size:13px;color:#565b6b\"><a "
                    + $"href=\"{Safe(unsubscribe)}\" style=\"color:#565b6b\">"
                    + $"{Safe(L["Unsubscribe from mailings about this event"])}</a></p>");
        }

        return page.Append("</body></html>").ToString();
    }

    private static StringBuilder Head(MessageFrame frame)
    {
        var page = new StringBuilder();
        page.Append(
            $"<!doctype html><html lang=\"{Language.Current.Code}\" dir=\"{(Language.Current.IsRightToLeft ? "rtl" : "ltr")}\">"
                + "<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + "content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light\"></head>");
        page.Append(
            "<body style=\"margin:0;padding:24px 12px;background:#f5f6f2;font-family:-apple-system,'Segoe "
                + "UI',Roboto,Helvetica,Arial,sans-serif\">");
        page.Append(
            "<table role=\"presentation\" width=\"100%\" style=\"max-width:560px;margin:0 "
                + "auto;border-collapse:collapse\"><tr><td style=\"padding:28px "
                + "24px;border-radius:12px;background:#ffffff\">");
        return page.Append(
            $"<p dir=\"auto\" style=\"margin:0 0 "
                + $"20px;font-size:14px;font-weight:600;color:#565b6b\">{Safe(frame.Event)}</p>");
    }

    private static string Qr(MessageFrame frame) => frame.Code is not { } code ? ""
        : $"<p style=\"margin:8px 0 0;text-align:center\"><img src=\"cid:{QrId}\" width=\"220\" height=\"220\" "
            + $"alt=\"{Safe(L["QR code of your ticket"])}\"></p>"
            + "<p dir=\"ltr\" style=\"margin:4px 0 0;text-align:center;font-family:monospace;font-size:14px;color:#565b6b\">"
            + $"{Safe(code)}</p>";

    private static string Paragraph(string text, MessageFrame frame) =>
        Part().Match(text) is { Success: true } whole && whole.Groups["address"].Length == text.Length
            ? $"<p style=\"margin:0 0 20px\"><a href=\"{Safe(text)}\" style=\"{Button}\">{Safe(frame.Button)}</a></p>"
            : $"<p dir=\"auto\" style=\"{Words}\">{Linked(text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>";

    private static string Linked(string text)
    {
        var (linked, from) = (new StringBuilder(), 0);
        foreach (Match part in Part().Matches(text))
        {
            var (address, value) = (Safe(part.Groups["address"].Value), Safe(part.Groups["value"].Value));
            linked.Append(Safe(text[from..part.Index]))
                .Append(address.Length == 0 ? value : $"<a href=\"{address}\" style=\"color:#2b45cf\">{address}</a>");
            from = part.Index + part.Length;
        }

        return linked.Append(Safe(text[from..])).ToString();
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    // A value between the marks of MergeFields, or a web address outside of them.
    [GeneratedRegex(@"\uE000(?<value>[^\uE001]*)\uE001|(?<address>https?://[^\s<>""\uE000]*[^\s<>"".,;:!?)\uE000])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}

/// <summary>The parts around a message's text: the event's name, the button's label, the ticket code if the QR code is
/// shown, and the unsubscribe link of a mailing.</summary>
internal sealed record MessageFrame(string Event, string Button, string? Code, string? Unsubscribe);
