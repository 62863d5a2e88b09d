using System.Text.RegularExpressions;
using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;

namespace CrowdComms.Data.Messages;

/// <summary>The merge fields that a template may name in double braces, such as <c>{{first_name}}</c>.</summary>
public static partial class MergeFields
{
    /// <summary>The marks around a value: private characters of Unicode, which mean nothing in a text.</summary>
    internal const char Begin = '\uE000', End = '\uE001';

    // The values that the product writes itself.
    private static readonly string[] Ours = ["ticket_link", "ticket_code", "link"];

    private static readonly string[] OfTheEvent = ["event", "venue", "starts", "ends"];
    private static readonly string[] OfThePerson = ["first_name", "last_name", "name", "company", "pass_type",
        "ticket_link", "ticket_code"];

    /// <summary>The merge fields that a kind of message has, in the order in which the editor offers them.</summary>
    public static IReadOnlyList<string> Of(MessageKind kind) => kind switch
    {
        MessageKind.Registered or MessageKind.Confirmed or MessageKind.Reminder or MessageKind.Cancelled
            or MessageKind.AfterEvent
            or MessageKind.AlreadyRegistered or MessageKind.Mailing => [.. OfThePerson, .. OfTheEvent],
        MessageKind.CompanyLink => ["name", "company", "link", .. OfTheEvent],
        MessageKind.WaitingList => ["first_name", "last_name", "name", "pass_type", "link", .. OfTheEvent],
        MessageKind.PlaceFree => ["first_name", "last_name", "name", "pass_type", "until", "link", .. OfTheEvent],
        MessageKind.Invitation => ["event", "by", "link"],
        MessageKind.PasswordReset => ["name", "link"],
        MessageKind.AccountExists => ["link"],
        MessageKind.Arrival => ["name", "who", "arrived", "link", .. OfTheEvent],
        MessageKind.Export => ["file", "link", .. OfTheEvent],
    };

    /// <summary>A sentence about the first merge field of a text that is unknown or badly written; null for
    /// none.</summary>
    public static string? Problem(string text, MessageKind kind)
    {
        var known = Of(kind);
        foreach (Match field in Field().Matches(text))
        {
            if (!known.Contains(field.Groups["name"].Value.Trim(), StringComparer.Ordinal))
            {
                return $"{field.Value} is not a field. Use one of these: "
                    + $"{string.Join(", ", known.Select(k => $"{{{{{k}}}}}"))}.";
            }
        }

        var rest = Field().Replace(text, "");
        return rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)
            ? "A field begins with {{ and ends with }}. One of the two is missing."
            : null;
    }

    /// <summary>Replaces the merge fields of a text by their values; a field without a value becomes empty.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Field().Replace(text, field => values.GetValueOrDefault(field.Groups["name"].Value.Trim(), ""));

    /// <summary>Replaces the merge fields of a text by their values for a page: a value that a person wrote is put
    /// between <see cref="Begin"/> and <see cref="End"/>, so that nothing in it becomes a link.</summary>
    internal static string FillMarked(string text, IReadOnlyDictionary<string, string> values) =>
        Field().Replace(Unmarked(text), field =>
        {
            var name = field.Groups["name"].Value.Trim();
            var value = Unmarked(values.GetValueOrDefault(name, ""));
            return Ours.Contains(name, StringComparer.Ordinal) ? value : $"{Begin}{TextRules.Line(value)}{End}";
        });

    private static string Unmarked(string text) => string.Concat(text.Where(c => c is not (Begin or End)));

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
