using CrowdComms.Data.Languages;

namespace CrowdComms.Data.Messages;

/// <summary>The texts of emails: the default templates, and the words around them.</summary>
internal static class MessagesTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(MessagesTexts));
}
