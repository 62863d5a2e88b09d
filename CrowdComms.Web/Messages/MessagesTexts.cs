using CrowdComms.Data.Languages;

namespace CrowdComms.Web.Messages;

/// <summary>The texts of the page on which people unsubscribe from mailings.</summary>
internal static class MessagesTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(MessagesTexts));
}
