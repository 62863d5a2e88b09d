using System.Text;

namespace CrowdComms.Web.Audit;

/// <summary>Turns the audit's identifiers into words for pages: <c>TicketReissued</c> becomes "Ticket reissued".</summary>
internal static class AuditWords
{
    /// <summary>The name of a kind of thing, an action or a field, in words.</summary>
    internal static string Of(string name)
    {
        if (name.Length == 0)
        {
            return "";
        }

        var words = new StringBuilder().Append(char.ToUpperInvariant(name[0]));
        for (var i = 1; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(name[i]));
        }

        return words.Replace("Api key", "API key").ToString();
    }
}
